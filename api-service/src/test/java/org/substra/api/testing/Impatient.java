package org.substra.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service waits for the ledger no longer than tests like to. */
public final class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("substra.ledger.wait-seconds", "2", "substra.ledger.question-patience", "500ms");
    }
}
