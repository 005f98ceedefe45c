package org.substra.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.worker.failure.ArchiveRefused;

class ArchivePathTest {

    @Test
    void detours_are_taken_out() {
        assertThat(ArchivePath.of("./a//b/../Dockerfile")).isEqualTo("a/Dockerfile");
        assertThat(ArchivePath.of("./")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "a/b/../../../x", "\\\\x"})
    void a_name_that_climbs_out_is_refused(String name) {
        assertThatThrownBy(() -> ArchivePath.of(name))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"link,../x", "a/link,../../x", "a/link,/etc/passwd"})
    void a_link_that_leads_out_is_refused(String link, String target) {
        assertThatThrownBy(() -> ArchivePath.requireInside(link, target)).isInstanceOf(ArchiveRefused.class);
    }

    @Test
    void a_link_to_a_neighbour_is_fine() {
        assertThatCode(() -> ArchivePath.requireInside("a/b/link", "../c")).doesNotThrowAnyException();
    }
}
