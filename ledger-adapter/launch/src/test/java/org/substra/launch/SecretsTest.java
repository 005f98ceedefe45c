package org.substra.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String GOOD = "5f4dcc3b5aa765d6";

    @TempDir
    private Path folder;

    @Test
    void come_from_the_environment() {
        assertThat(read(Map.of("DATABASE_PASSWORD", GOOD))).isEqualTo(GOOD);
    }

    @Test
    void come_from_files_without_the_end_of_the_line() throws IOException {
        assertThat(read(Map.of("DATABASE_PASSWORD_FILE", file(GOOD + "\n")))).isEqualTo(GOOD);
    }

    @Test
    void are_refused_by_name_when_missing() throws IOException {
        assertThatThrownBy(() -> read(Map.of("RABBITMQ_PASSWORD", GOOD)))
                .hasMessage(
                        "DATABASE_PASSWORD is missing: set it, or set DATABASE_PASSWORD_FILE to the path of a file that"
                                + " holds it");
        String empty = file("\n");
        assertThatThrownBy(() -> read(Map.of("DATABASE_PASSWORD_FILE", empty)))
                .hasMessageStartingWith("DATABASE_PASSWORD is missing");
    }

    @Test
    void are_refused_when_nobody_can_say_which_they_are() throws IOException {
        assertThatThrownBy(() -> read(Map.of("DATABASE_PASSWORD_FILE", "/nowhere")))
                .hasMessage("DATABASE_PASSWORD_FILE: cannot read /nowhere");
        assertThatThrownBy(() -> read(Map.of("DATABASE_PASSWORD", GOOD, "DATABASE_PASSWORD_FILE", file(GOOD))))
                .hasMessage("DATABASE_PASSWORD and DATABASE_PASSWORD_FILE are both set: take one away");
        String large = file("x".repeat(5_000));
        assertThatThrownBy(() -> read(Map.of("DATABASE_PASSWORD_FILE", large)))
                .hasMessageContaining("too large for a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "change-me", "CHANGE_ME", "guest", "substra", "password123"})
    void are_refused_when_everybody_knows_them(String known) throws IOException {
        assertThatThrownBy(() -> read(Map.of("DATABASE_PASSWORD", known)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_PASSWORD is one that everybody knows")
                .hasMessageNotContaining(known);
        assertThatThrownBy(() -> read(Map.of("DATABASE_PASSWORD_FILE", file(known))))
                .hasMessageStartingWith("DATABASE_PASSWORD is one that everybody knows");
    }

    private static String read(Map<String, String> environment) {
        return Secrets.read("DATABASE_PASSWORD", environment);
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), content)
                .toString();
    }
}
