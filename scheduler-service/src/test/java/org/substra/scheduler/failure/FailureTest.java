package org.substra.scheduler.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.record.TupleState;
import org.substra.contract.rule.MemoryChannel;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.FakeWorker.Task;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class FailureTest {

    private static final String CODE = "\\[00-01-%s-[0-9a-f]{7}]";

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
    void tries_a_tuple_again_until_the_budget_of_the_node_is_used_up() {
        FakeWorker worker = node.worker("node");
        worker.present(1);
        Key tuple = node.train();
        for (int attempt = 1; attempt <= 5; attempt++) {
            Task task = worker.task();
            assertThat(task.attempt()).isEqualTo(attempt);
            node.start(task);
            worker.finished(task, "later", "node");
            worker.finished(task, "later", "node");
        }

        node.awaitValue("0", "select count(*) from backlog");
        TupleState state = node.adapter().state(tuple);
        assertThat(state.status()).isEqualTo(TupleStatus.FAILED);
        assertThat(state.attempt()).isEqualTo(5);
        assertThat(state.log()).matches(CODE.formatted("0102"));
        assertThat(node.adapter().commands())
                .singleElement()
                .satisfies(command -> assertThat(command.id()).isEqualTo(tuple + "/5/end"));
        assertThat(database.count("setback")).isEqualTo("0");
        assertThat(database.count("ending")).isEqualTo("0");
    }

    @Test
    void counts_nothing_when_nobody_is_to_blame() {
        FakeWorker worker = node.worker("nobody");
        worker.present(1);
        node.train();
        for (int attempt = 1; attempt <= 3; attempt++) {
            worker.finished(worker.task(), "later", "none");
        }

        assertThat(worker.task().attempt()).isEqualTo(4);
        assertThat(database.count("setback")).isEqualTo("0");
    }

    @Test
    void gives_a_tuple_up_whose_peer_is_silent_for_too_long() {
        FakeWorker worker = node.worker("peer");
        worker.present(1);
        Key tuple = node.train();
        worker.finished(worker.task(), "later", "peer");
        Task second = worker.task();
        database.change("update setback set since = since - interval '10 minutes'");
        worker.finished(second, "later", "peer");

        node.awaitValue("0", "select count(*) from backlog");
        assertThat(node.adapter().state(tuple).log()).matches(CODE.formatted("0103"));
    }

    @Test
    void gives_the_peer_its_whole_time_again_after_another_trouble() {
        FakeWorker worker = node.worker("mixed");
        worker.present(1);
        node.train();
        worker.finished(worker.task(), "later", "peer");
        Task second = worker.task();
        database.change("update setback set since = since - interval '10 minutes'");
        worker.finished(second, "later", "node");
        worker.finished(worker.task(), "later", "peer");

        assertThat(worker.task().attempt()).isEqualTo(4);
    }

    @Test
    void fails_the_descendants_of_a_failed_tuple_one_generation_after_the_other() {
        Key parent = node.train("nantes");
        Key child = node.train(parent);
        Key grandchild = node.train(child);
        node.awaitValue("2", "select count(*) from backlog");

        node.adapter().submit(MemoryChannel.NANTES, new LogStart(parent, 1));
        node.adapter().submit(MemoryChannel.NANTES, new LogFail(parent, 1, "code"));

        node.awaitValue("0", "select count(*) from backlog");
        for (Key orphan : new Key[] {child, grandchild}) {
            assertThat(node.adapter().state(orphan).attempt()).isZero();
            assertThat(node.adapter().state(orphan).log()).matches(CODE.formatted("0101"));
        }
    }

    @Test
    void asks_again_when_the_ledger_is_away() {
        node.adapter().unavailable(true);
        Key parent = node.train("nantes");
        Key child = node.train(parent);
        node.adapter().submit(MemoryChannel.NANTES, new LogFail(parent, 0, "code"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> node.adapter().commands().size() >= 2);

        node.adapter().unavailable(false);

        node.awaitValue("0", "select count(*) from backlog");
        assertThat(node.adapter().commands())
                .allSatisfy(command -> assertThat(command.id()).isEqualTo(child + "/0/end"));
    }

    @Test
    void takes_a_refusal_as_the_news_that_somebody_else_has_finished_it() {
        Key parent = node.train("nantes");
        Key child = node.train(parent);
        node.awaitValue("1", "select count(*) from backlog");
        var failed = new LogFail(child, 0, "by hand");
        node.adapter().submitSilently(MemoryChannel.OWKIN, failed);
        database.change("update backlog set parent_failed = true");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> node.adapter().commands().size() == 1);
        node.awaitValue("0", "select count(*) from ending");
        node.adapter().beat();

        node.awaitValue("0", "select count(*) from backlog");
        assertThat(node.adapter().state(child).log()).isEqualTo("by hand");
    }
}
