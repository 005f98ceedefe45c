package org.substra.scheduler.fake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Leases that a test can wait for. */
public final class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("substra.lease.length", "3s", "substra.sweep.every", "1s", "substra.instance", "test-impatient");
    }
}
