package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;

class EngineCallTest {

    @Test
    void an_engine_that_hangs_is_not_waited_for() {
        var never = new CompletableFuture<String>();

        assertThatThrownBy(() -> EngineCall.of("answer", never::join, Duration.ofMillis(100)))
                .isInstanceOf(NodeFailed.class)
                .hasMessage("the container engine did not answer within PT0.1S");
        never.complete("too late");
    }

    @Test
    void what_the_engine_says_is_handed_on() {
        assertThat(EngineCall.of("answer", () -> "42")).isEqualTo("42");
        assertThatThrownBy(() -> EngineCall.of("answer", () -> {
                    throw new InternalServerErrorException("mkdir /var/lib/docker/x: no space left on device");
                }))
                .isInstanceOf(DiskFull.class)
                .hasMessageContaining("/var/lib/docker/x");
        assertThatThrownBy(() -> EngineCall.of("answer", () -> {
                    throw new IllegalStateException("broken pipe");
                }))
                .isInstanceOf(NodeFailed.class)
                .hasMessageContaining("is the container engine running?", "broken pipe");
    }
}
