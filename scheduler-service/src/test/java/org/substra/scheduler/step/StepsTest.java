package org.substra.scheduler.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {

    @TempDir
    Path folder;

    /** Passes two steps and says when it has survived them. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) {
            var steps = new Steps(new Config(Optional.of(Step.valueOf(args[0])), args[1]));
            steps.pass(Step.RECEIVED);
            steps.pass(Step.ASSIGNED);
        }
    }

    record Config(Optional<Step> at, String marker) implements HaltConfig {}

    @Test
    void halts_the_process_at_one_step_and_only_once() throws IOException, InterruptedException {
        assertThat(exitCode("ASSIGNED")).isEqualTo(137);
        assertThat(exitCode("ASSIGNED")).isZero();
    }

    @Test
    void passes_other_steps() throws IOException, InterruptedException {
        assertThat(exitCode("SENT")).isZero();
    }

    private int exitCode(String haltAt) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        haltAt,
                        folder.resolve("marker").toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
