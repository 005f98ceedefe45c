package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogStart;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** The broker delivers again what is not acknowledged in time: after 5 s here, after half an hour by default. */
@QuarkusTest
class LongTaskTest {

    /** Longer than the broker's patience, so that a task it delivers again has not expired. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Logger logger = Logger.getLogger(Tasks.class.getName());
    private final Lines lines = new Lines();

    @Inject
    EngineView engine;

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @Test
    void a_task_that_takes_longer_than_the_broker_waits_for_acknowledgements_runs_once() {
        try (var around = Surroundings.of("test-worker", Path.of("target/media"), LEASE)) {
            Key tuple = around.assets().traintuple(around.assets().algo(Programs.taking(8)));
            around.scheduler().assign(tuple, TRAINTUPLE, 1);

            assertThat(around.untilTheBrokerLosesPatience()).contains("delivery acknowledgement", "timed out");

            assertThat(engine.running(tuple)).as("still at work").isEqualTo(1);
            assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                    .isEqualTo("done");
            assertThat(around.ledger().received(new LogStart(tuple, 1))).isEqualTo(1);
            assertThat(around.ledger().endsOf(tuple, 1)).isEqualTo(1);
            assertThat(around.ledger().state(tuple).attempt()).isEqualTo(1);
            assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DONE);
            assertThat(lines.all).as("nothing was delivered again").noneMatch(line -> line.contains("dropped"));
        }
    }

    private static final class Lines extends Handler {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            all.add(line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
