package org.substra.api.http;

import java.util.Set;

/** The paths that machines ask for whether this one is well: they end with no slash, and answer whatever is accepted. */
final class Probes {

    private static final Set<String> PATHS = Set.of("/liveness", "/readiness");

    private Probes() {}

    static boolean is(String path) {
        return PATHS.contains(path);
    }
}
