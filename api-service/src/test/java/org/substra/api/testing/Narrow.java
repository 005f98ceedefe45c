package org.substra.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service takes one upload and one large body at once, and wants to see them come. */
public final class Narrow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "substra.http.max-uploads", "1",
                "substra.http.max-large-bodies", "1",
                "substra.http.patience", "2s",
                "substra.http.least-progress", "200K");
    }
}
