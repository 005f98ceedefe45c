package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogStart;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** Tasks come late, twice, garbled, or for somebody else. */
@QuarkusTest
class DeliveryTest {

    static Surroundings around;

    @Inject
    EngineView engine;

    @BeforeAll
    static void surround() {
        around = Surroundings.ofTestWorker();
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @Test
    void a_start_that_the_ledger_refuses_drops_the_task() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        around.ledger().submit(new LogStart(tuple, 2));

        assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("dropped");
        assertThat(around.ledger().state(tuple).attempt()).isEqualTo(2);
        assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DOING);
    }

    @Test
    void a_result_that_comes_too_late_is_dropped() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.taking(2)));
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(engine.running(tuple)).isEqualTo(1));

        around.ledger().submit(new LogStart(tuple, 2));

        assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                .isEqualTo("dropped");
        assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DOING);
    }

    @Test
    void a_task_that_comes_twice_runs_once() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.taking(1)));
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.scheduler().finished(tuple, 1);
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.run(around.assets().traintuple(around.assets().algo(Programs.writing("x"))), TRAINTUPLE);

        assertThat(around.ledger().received(new LogStart(tuple, 1))).isEqualTo(1);
        assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DONE);
    }

    @Test
    void a_task_of_an_old_incarnation_is_dropped() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        around.scheduler().assign(tuple, TRAINTUPLE, 1, "0b8f5a52-9d7e-4c57-8a37-0d2f3c1f7e11");
        around.run(around.assets().traintuple(around.assets().algo(Programs.writing("y"))), TRAINTUPLE);

        assertThat(around.ledger().received(new LogStart(tuple, 1))).isZero();
    }

    @Test
    void what_cannot_be_read_stops_nobody() {
        around.garbage("tasks", "test-worker");
        around.garbage("tasks.control", "x");
        around.garbage("ledger.replies", "test-worker");
        around.garbage("files.replies", "test-worker");

        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));

        assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
    }

    @Test
    void a_lost_answer_of_the_ledger_is_asked_for_again() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        around.ledger().loseAnswers(2);

        assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
        assertThat(around.ledger().received(new LogStart(tuple, 1))).isEqualTo(3);
    }

    @Test
    void a_tuple_is_stopped_at_once_when_a_scheduler_asks() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.taking(1000)));
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(engine.running(tuple)).isEqualTo(1));

        around.scheduler().stop(tuple, 1);

        assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                .isEqualTo("dropped");
        assertThat(engine.running(tuple)).isZero();
        assertThat(around.ledger().endOf(tuple, 1)).isFalse();
    }

    @Test
    void more_tasks_than_slots_wait_their_turn() {
        Key algo = around.assets().algo(Programs.taking(1));
        List<Key> tuples = around.assets().traintuples(algo, 4);

        tuples.forEach(tuple -> around.scheduler().assign(tuple, TRAINTUPLE, 1));

        assertThat(tuples)
                .allSatisfy(tuple -> assertThat(around.scheduler()
                                .finished(tuple, 1)
                                .get("outcome")
                                .asText())
                        .isEqualTo("done"));
    }
}
