package org.substra.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class FlowTest {

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
    void brings_a_chain_of_tuples_to_a_worker_one_after_the_other() {
        FakeWorker worker = node.worker("happy");
        worker.present(1);
        Key parent = node.train();
        Key child = node.train(parent);

        var first = worker.task();
        assertThat(first.tuple()).isEqualTo(parent.value());
        assertThat(first.attempt()).isEqualTo(1);

        node.start(first);
        worker.present(1, first);
        node.succeed(first);
        worker.finished(first, "done", "none");
        var second = worker.task();
        assertThat(second.tuple()).isEqualTo(child.value());

        node.start(second);
        node.succeed(second);
        worker.finished(second, "done", "none");
        node.awaitValue("0", "select count(*) from assignment");
        node.awaitValue("0", "select count(*) from backlog");
    }
}
