package org.substra.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service takes one upload and one large body at once, wants to see them come, and waits longer for the ledger. */
public final class Narrow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "substra.http.max-uploads", "1",
                "substra.http.max-large-bodies", "1",
                "substra.http.patience", "2s",
                "substra.http.least-progress", "200K",
                "substra.ledger.wait-seconds", "5");
    }
}
