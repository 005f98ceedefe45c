package org.substra.api.admin;

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

    private static final Map<String, String> GOOD =
            Map.of("DATABASE_PASSWORD", "5f4dcc3b5aa765d6", "RABBITMQ_PASSWORD", "1d8327deb882cf99");

    @Test
    void come_from_the_environment() {
        assertThat(Secrets.read(GOOD)).isEqualTo(GOOD);
    }

    @Test
    void come_from_files_without_the_end_of_the_line(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("database"), "5f4dcc3b5aa765d6\n");

        assertThat(Secrets.read(
                        Map.of("DATABASE_PASSWORD_FILE", file.toString(), "RABBITMQ_PASSWORD", "1d8327deb882cf99")))
                .isEqualTo(GOOD);
    }

    @Test
    void are_refused_by_name_when_missing(@TempDir Path folder) throws IOException {
        String empty = Files.writeString(folder.resolve("empty"), "\n").toString();

        assertThatThrownBy(() -> Secrets.read(Map.of("DATABASE_PASSWORD", "5f4dcc3b5aa765d6")))
                .hasMessage(
                        "RABBITMQ_PASSWORD is missing: set it, or set RABBITMQ_PASSWORD_FILE to the path of a file that"
                                + " holds it");
        assertThatThrownBy(() -> Secrets.read(Map.of("DATABASE_PASSWORD_FILE", empty)))
                .hasMessageStartingWith("DATABASE_PASSWORD is missing");
        assertThatThrownBy(() -> Secrets.read(Map.of("DATABASE_PASSWORD_FILE", "/nowhere")))
                .hasMessage("DATABASE_PASSWORD_FILE: cannot read /nowhere");
        assertThatThrownBy(() -> Secrets.read(Map.of("DATABASE_PASSWORD", "x", "DATABASE_PASSWORD_FILE", "y")))
                .hasMessageContaining("both set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "change-me", "CHANGE_ME", "guest", "substra", "password123"})
    void are_refused_when_everybody_knows_them(String known) {
        assertThatThrownBy(() -> Secrets.read(Map.of("DATABASE_PASSWORD", known)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_PASSWORD is one that everybody knows")
                .hasMessageNotContaining(known);
    }
}
