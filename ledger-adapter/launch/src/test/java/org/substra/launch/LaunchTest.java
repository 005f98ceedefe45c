package org.substra.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {

    /** Says what its settings would read. */
    static final class Program {

        private Program() {}

        public static void main(String... names) {
            Launch.withSecrets(names);
            System.out.println(System.getProperty("ONE_PASSWORD") + " " + System.getProperty("OTHER_PASSWORD"));
        }
    }

    @Test
    void a_program_has_its_secrets_as_properties() {
        Started started = start(Map.of("ONE_PASSWORD", "5f4dcc3b", "OTHER_PASSWORD", "1d8327de"));

        assertThat(started).isEqualTo(new Started(0, "5f4dcc3b 1d8327de\n"));
    }

    @Test
    void a_program_ends_with_one_sentence_when_one_is_missing_or_of_an_example() {
        assertThat(start(Map.of("ONE_PASSWORD", "5f4dcc3b")))
                .isEqualTo(new Started(
                        1,
                        "not started: OTHER_PASSWORD is missing: set it, or set OTHER_PASSWORD_FILE to the path of a"
                                + " file that holds it\n"));
        assertThat(start(Map.of("ONE_PASSWORD", "5f4dcc3b", "OTHER_PASSWORD", "guest")))
                .matches(started -> started.exit() == 1
                        && started.said().startsWith("not started: OTHER_PASSWORD is one that everybody knows"));
    }

    private static Started start(Map<String, String> environment) {
        return Started.of(Program.class, environment, "ONE_PASSWORD", "OTHER_PASSWORD");
    }
}
