package org.substra.worker.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.OutputRefused;

/** Whatever happens to a look, its container does not go on unwatched. */
@QuarkusTest
class OutputWatchTest {

    private static final Duration PAUSE = Duration.ofMillis(10);

    @Inject
    VolumeWatch volume;

    @Test
    void a_count_that_does_not_end_stops_the_container() {
        var never = new CountDownLatch(1);
        try (OutputWatch watch = watch(() -> {
            awaitUninterruptibly(never);
            return 0;
        })) {
            assertThatCode(() -> watch.trouble().get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
            assertThatThrownBy(watch::judge)
                    .isInstanceOf(OutputRefused.class)
                    .hasMessageContaining("could not be counted within PT0.3S");
        } finally {
            never.countDown();
        }
    }

    @Test
    void an_error_in_a_look_stops_the_container() {
        try (OutputWatch watch = watch(() -> {
            throw new StackOverflowError("too deep");
        })) {
            assertThatCode(() -> watch.trouble().get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
            assertThatThrownBy(watch::judge).isInstanceOf(NodeFailed.class).hasMessageContaining("too deep");
        }
    }

    @Test
    void who_is_looked_at_in_time_goes_on() throws InterruptedException {
        var looks = new CountDownLatch(50); // longer together than one may be
        try (OutputWatch watch = watch(() -> {
            looks.countDown();
            return 1;
        })) {
            looks.await();

            assertThatCode(watch::judge).doesNotThrowAnyException();
        }
    }

    private OutputWatch watch(LongSupplier count) {
        return new OutputWatch(count, PAUSE, Duration.ofMillis(300), volume);
    }

    /** As a thread does in a call of the system. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
