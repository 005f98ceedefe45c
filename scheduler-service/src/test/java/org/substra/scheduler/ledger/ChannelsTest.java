package org.substra.scheduler.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {

    @Test
    void are_a_json_list() {
        assertThat(Channels.of("[\"mychannel\",\"yourchannel\"]").names()).containsExactly("mychannel", "yourchannel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mychannel", "[]", "[null]", "{}", "[[]]"})
    void are_refused_with_the_name_of_the_variable_and_an_example(String text) {
        assertThatThrownBy(() -> Channels.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LEDGER_CHANNELS")
                .hasMessageContaining("[\"mychannel\"]");
    }
}
