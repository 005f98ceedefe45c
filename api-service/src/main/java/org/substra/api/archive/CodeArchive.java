package org.substra.api.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What an algo's and a metrics' archive must hold (spec 1.7): a Dockerfile and something to build. */
public final class CodeArchive {

    private static final String DOCKERFILE = "Dockerfile";
    private static final int LEAST_ENTRIES = 2;

    private CodeArchive() {}

    /** @throws ArchiveRefusal when it does not */
    public static void check(Path archive, ArchiveLimits limits) throws IOException {
        List<String> names = Archives.names(archive, limits);
        if (!names.contains(DOCKERFILE)) {
            throw new ArchiveRefusal("the archive must have an entry named exactly " + DOCKERFILE);
        }
        if (names.size() < LEAST_ENTRIES) {
            throw new ArchiveRefusal("the archive must have at least one file beside its " + DOCKERFILE);
        }
    }
}
