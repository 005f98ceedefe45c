package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void ranges_and_numbers_are_read_and_written() {
        assertThat(Processors.of("0-3,8, 10-11")).containsExactly(0, 1, 2, 3, 8, 10, 11);
        assertThat(Processors.text(Processors.of("0-2,8"))).isEqualTo("0,1,2,8");
        assertThat(Processors.first(3)).containsExactly(0, 1, 2);
    }

    @Test
    void anything_else_is_refused() {
        for (String text : new String[] {"", "a", "1-", "1,,2", "0-3-5"}) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> Processors.of(text))
                    .withMessageContaining("such as 0-3,8");
        }
    }
}
