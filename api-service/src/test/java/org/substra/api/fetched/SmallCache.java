package org.substra.api.fetched;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** There is room for two files of {@link Nantes}, and nothing is removed but by the test. */
public final class SmallCache implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("substra.fetched.budget", "1000", "quarkus.scheduler.enabled", "false");
    }
}
