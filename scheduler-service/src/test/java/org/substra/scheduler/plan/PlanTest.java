package org.substra.scheduler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogFail;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.FakeWorker.Task;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class PlanTest {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Key plan = Given.key("plan " + UUID.randomUUID());

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
    void a_canceled_plan_leaves_the_backlog_and_what_runs_of_it_is_stopped() {
        FakeWorker worker = node.worker("canceled");
        worker.present(1);
        Key first = node.train(new PlanRequest(plan, 0, true));
        node.train(new PlanRequest(plan, 1, false), first);
        Task task = worker.task();
        Key other = node.train();
        node.start(task);
        node.awaitValue("doing", "select status from backlog where tuple = '" + first + "'");
        assertThat(database.value("select distinct plan from backlog where plan is not null"))
                .isEqualTo(plan.value());

        node.adapter().submit(MemoryChannel.OWKIN, new CancelComputePlan(plan));

        JsonNode stop = worker.stop(AT_ONCE);
        assertThat(stop).isNotNull();
        assertThat(stop.get("tuple").asText()).isEqualTo(first.value());
        assertThat(stop.get("attempt").asInt()).isEqualTo(1);
        node.awaitValue("1", "select count(*) from backlog");
        assertThat(database.value("select stopping from assignment")).isEqualTo("t");
        assertThat(worker.over(SOON)).as("its container may still run").isNull();
        assertThat(worker.task(SOON)).as("its container may still run").isNull();

        worker.finished(task, "dropped", "none");

        assertOver(worker);
        assertThat(worker.task().tuple()).isEqualTo(other.value());
    }

    @Test
    void nothing_renews_the_lease_of_a_canceled_tuple() {
        FakeWorker worker = node.worker("deaf");
        worker.present(1);
        node.train(new PlanRequest(plan, 0, true));
        Task task = worker.task();
        node.start(task);
        node.adapter().submit(MemoryChannel.OWKIN, new CancelComputePlan(plan));
        assertThat(worker.stop(AT_ONCE)).isNotNull();
        String until = database.value("select lease_until from assignment");

        worker.present(1, task);
        node.awaitValue("0", "select count(*) from backlog");

        assertThat(database.value("select lease_until from assignment")).isEqualTo(until);
        assertThat(worker.stop(AT_ONCE))
                .as("told again, for it may not have heard it")
                .isNotNull();
        database.change("update assignment set lease_until = now()");
        assertOver(worker);
        worker.present(1, task);
        assertThat(worker.stop(AT_ONCE)).as("told again").isNotNull();
    }

    @Test
    void in_a_failed_plan_nothing_more_starts_and_what_is_doing_goes_on() {
        FakeWorker worker = node.worker("failed");
        worker.present(2);
        Key failing = node.train(new PlanRequest(plan, 0, true));
        Task first = worker.task();
        Key goingOn = node.train(new PlanRequest(plan, 1, false));
        Task second = worker.task();
        node.train(new PlanRequest(plan, 2, false), failing);
        node.start(first);
        node.start(second);

        node.adapter().submit(MemoryChannel.OWKIN, new LogFail(failing, 1, "code"));
        worker.finished(first, "failed", "algo");

        node.awaitValue("1", "select count(*) from backlog");
        assertThat(database.value("select tuple from backlog")).isEqualTo(goingOn.value());
        assertThat(worker.over(SOON)).as("one is doing").isNull();
        assertThat(worker.stop(Duration.ZERO)).isNull();

        node.succeed(second);
        worker.finished(second, "done", "none");

        assertOver(worker);
    }

    @Test
    void workers_are_told_when_a_plan_is_done_each_time() {
        FakeWorker worker = node.worker("done");
        worker.present(1);
        Key first = node.train(new PlanRequest(plan, 0, true));
        Key second = node.train(new PlanRequest(plan, 1, false), first);
        end(worker);
        assertThat(worker.over(SOON)).as("one is to do").isNull();
        end(worker);
        assertOver(worker);

        node.train(new PlanRequest(plan, 2, false), second);
        end(worker);

        assertOver(worker);
    }

    @Test
    void a_plan_stays_with_its_worker_until_it_is_over() {
        FakeWorker first = node.worker("first");
        first.present(4);
        FakeWorker other = node.worker("other");
        other.present(1);
        node.awaitValue("2", "select count(*) from worker");
        Key parent = node.train(new PlanRequest(plan, 0, true));
        Task task = first.task();
        other.present(8);
        node.awaitValue("8", "select slots from worker where id = 'other'");
        node.train(new PlanRequest(plan, 1, false), parent);
        node.start(task);
        node.succeed(task);
        first.finished(task, "done", "none");

        end(first);

        assertOver(first);
        node.awaitValue("0", "select count(*) from plan_worker");
    }

    @Test
    void a_tuple_outside_that_needs_a_canceled_one_is_failed() {
        Key canceled = node.train("nantes", new PlanRequest(plan, 0, true));
        Key outside = node.train(canceled);
        node.awaitValue("1", "select count(*) from backlog");

        node.adapter().submit(MemoryChannel.OWKIN, new CancelComputePlan(plan));

        node.awaitValue("0", "select count(*) from backlog");
        assertThat(node.adapter().state(outside).log()).matches("\\[00-01-0101-[0-9a-f]{7}]");
    }

    private void end(FakeWorker worker) {
        Task task = worker.task();
        node.start(task);
        node.succeed(task);
        worker.finished(task, "done", "none");
    }

    private void assertOver(FakeWorker worker) {
        JsonNode over = worker.over(AT_ONCE);
        assertThat(over).isNotNull();
        assertThat(over.get("plan").asText()).isEqualTo(plan.value());
        assertThat(over.get("channel").asText()).isEqualTo("mychannel");
        node.awaitValue("0", "select count(*) from ended_plan");
    }
}
