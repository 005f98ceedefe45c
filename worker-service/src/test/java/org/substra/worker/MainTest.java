package org.substra.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.launch.Started;

class MainTest {

    @Test
    void does_not_start_without_a_password_of_its_own_for_the_broker() {
        refused(Map.of(), "RABBITMQ_PASSWORD is missing");
        refused(Map.of("RABBITMQ_PASSWORD", "guest"), "RABBITMQ_PASSWORD is one that");
    }

    private static void refused(Map<String, String> environment, String why) {
        assertThat(Started.of(Main.class, environment))
                .matches(started -> started.exit() == 1 && started.said().startsWith("not started: " + why));
    }
}
