package org.substra.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.launch.Started;

class MainTest {

    private static final String GOOD = "5f4dcc3b5aa765d6";

    @Test
    void does_not_start_without_a_password_of_its_own_for_each_server() {
        refused(Map.of(), "DATABASE_PASSWORD is missing");
        refused(Map.of("DATABASE_PASSWORD", GOOD), "RABBITMQ_PASSWORD is missing");
        refused(Map.of("DATABASE_PASSWORD", "substra", "RABBITMQ_PASSWORD", GOOD), "DATABASE_PASSWORD is one that");
        refused(Map.of("DATABASE_PASSWORD", GOOD, "RABBITMQ_PASSWORD", "guest"), "RABBITMQ_PASSWORD is one that");
    }

    private static void refused(Map<String, String> environment, String why) {
        assertThat(Started.of(Main.class, environment))
                .matches(started -> started.exit() == 1 && started.said().startsWith("not started: " + why));
    }
}
