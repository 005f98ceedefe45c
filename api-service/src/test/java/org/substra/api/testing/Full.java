package org.substra.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The volume of the service is nearly full. */
public final class Full implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("substra.store.reserve", "1000000G");
    }
}
