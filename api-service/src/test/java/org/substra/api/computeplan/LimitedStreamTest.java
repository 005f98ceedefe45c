package org.substra.api.computeplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.substra.api.error.InvalidRequest;

class LimitedStreamTest {

    @Test
    void lets_through_what_is_not_too_long() throws IOException {
        assertThat(of(10).readAllBytes()).hasSize(10);
    }

    @Test
    void refuses_what_is_longer_and_says_what_to_do() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> of(11).readAllBytes())
                .withMessageContaining("10 bytes")
                .withMessageContaining("update_ledger");
    }

    private static LimitedStream of(int length) {
        return new LimitedStream(new ByteArrayInputStream(new byte[length]), 10);
    }
}
