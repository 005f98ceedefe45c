package org.substra.worker.output;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Little may be left behind, though a single file may seem as big as it likes. */
public final class Narrow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "substra.worker.output.total", "4M",
                "substra.worker.output.files", "300",
                "substra.worker.output.plan-total", "6M",
                "substra.worker.output.plan-files", "400",
                "substra.worker.output.look", "200ms",
                "substra.worker.container.file", "2T");
    }
}
