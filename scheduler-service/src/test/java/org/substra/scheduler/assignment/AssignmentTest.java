package org.substra.scheduler.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.FakeWorker.Task;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class AssignmentTest {

    private static final Duration SOON = Duration.ofMillis(500);

    @Inject
    Database database;

    private Node node;

    @BeforeEach
    void start() {
        node = new Node(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void fills_only_free_slots_and_the_oldest_tuple_first() {
        FakeWorker worker = node.worker("slots");
        Key oldest = node.train();
        Key second = node.train();
        Key third = node.train();
        worker.present(2);

        Task first = worker.task();
        assertThat(first.tuple()).isEqualTo(oldest.value());
        assertThat(worker.task().tuple()).isEqualTo(second.value());
        assertThat(worker.task(SOON)).isNull();

        node.start(first);
        node.succeed(first);
        worker.finished(first, "done", "none");
        assertThat(worker.task().tuple()).isEqualTo(third.value());
    }

    @Test
    void frees_the_slot_as_soon_as_the_ledger_has_the_result() {
        FakeWorker worker = node.worker("silent");
        worker.present(1);
        node.train();
        Key next = node.train();
        Key last = node.train();
        Task first = worker.task();

        node.start(first);
        node.succeed(first);

        Task second = worker.task();
        assertThat(second.tuple()).isEqualTo(next.value());
        assertThat(database.count("assignment"))
                .as("the lease lasts until its worker tells of the end")
                .isEqualTo("2");
        node.start(second);
        node.succeed(second);
        assertThat(worker.task(SOON))
                .as("what the worker tells must not fall further behind")
                .isNull();
        worker.finished(first, "done", "none");
        assertThat(worker.task().tuple()).isEqualTo(last.value());
    }

    @Test
    void sends_a_task_that_lasts_and_expires_with_its_lease() {
        FakeWorker worker = node.worker("message");
        worker.present(1);
        Key tuple = node.train();

        Task task = worker.task();

        assertThat(task.properties().getDeliveryMode()).isEqualTo(2);
        assertThat(task.properties().getContentType()).isEqualTo("application/json");
        assertThat(Integer.parseInt(task.properties().getExpiration())).isBetween(20_000, 30_000);
        assertThat(task.message().get("id").asText()).isEqualTo(tuple + "/1");
        assertThat(task.message().get("incarnation").asText()).isEqualTo(worker.incarnation());
        assertThat(task.message().get("lease_millis").asInt()).isEqualTo(30_000);
    }

    @Test
    void takes_the_same_end_twice_without_harm() {
        FakeWorker worker = node.worker("twice");
        worker.present(1);
        node.train();
        Task first = worker.task();
        Key next = node.train();
        Key last = node.train();

        node.start(first);
        node.succeed(first);
        worker.finished(first, "done", "none");
        worker.finished(first, "done", "none");

        assertThat(worker.task().tuple()).isEqualTo(next.value());
        worker.finished(first, "done", "none");
        assertThat(worker.task(SOON)).isNull();
        assertThat(database.value("select status from backlog where tuple = '" + last + "'"))
                .isEqualTo("todo");
    }

    @Test
    void does_not_start_a_tuple_again_whose_end_was_told_before_its_event() {
        FakeWorker worker = node.worker("early");
        worker.present(1);
        node.train();
        Task task = worker.task();

        worker.finished(task, "done", "none");
        worker.present(1);

        assertThat(worker.task(SOON)).isNull();
        assertThat(database.count("assignment")).isEqualTo("0");
    }

    @Test
    void ends_the_leases_of_older_incarnations_at_once() {
        FakeWorker before = node.worker("reborn");
        before.present(1);
        Key tuple = node.train();
        Task lost = before.task();
        node.start(lost);
        node.awaitValue("doing", "select status from backlog");

        before.leave();
        FakeWorker after = node.worker("reborn");
        after.present(1);
        before.present(1, lost);

        Task again = after.task();
        assertThat(again.tuple()).isEqualTo(tuple.value());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(database.value("select incarnation from worker")).isEqualTo(after.incarnation());
    }

    @Test
    void tells_a_worker_to_stop_what_it_has_no_lease_for() {
        FakeWorker worker = node.worker("stray");
        worker.present(1);
        node.train();
        Task task = worker.task();
        database.change("delete from assignment");

        worker.present(0, task);

        JsonNode stop = worker.stop(Duration.ofSeconds(5));
        assertThat(stop).isNotNull();
        assertThat(stop.get("tuple").asText()).isEqualTo(task.tuple());
        assertThat(stop.get("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void stops_an_attempt_when_another_one_has_the_result() {
        FakeWorker worker = node.worker("elsewhere");
        worker.present(1);
        node.train();
        Task task = worker.task();
        Task other = new Task(task.tuple(), 9, task.message(), task.properties());

        node.start(other);
        node.succeed(other);

        assertThat(worker.stop(Duration.ofSeconds(5))).isNotNull();
        node.awaitValue("t", "select stopping from assignment");
        worker.finished(task, "dropped", "none");
        node.awaitValue("0", "select count(*) from assignment");
    }

    @Test
    void counts_on_from_the_higher_of_its_own_and_the_ledgers_attempts() {
        FakeWorker worker = node.worker("higher");
        worker.present(1);
        node.train();
        Task task = worker.task();
        node.start(new Task(task.tuple(), 6, task.message(), task.properties()));
        node.awaitValue("6", "select recorded_attempt from backlog");

        worker.finished(task, "later", "none");
        database.change("update backlog set not_before = now()");
        worker.present(1);

        assertThat(worker.task().attempt()).isEqualTo(7);
    }
}
