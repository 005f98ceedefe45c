package org.substra.scheduler.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class WorkersTest {

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
    void puts_what_it_cannot_read_to_the_dead_letters_and_goes_on() {
        node.broker().purge("dead-letters");
        node.broker().publish("workers", "present", "not JSON".getBytes(UTF_8));
        node.broker().publish("workers", "present", "{\"type\":\"unheard-of\",\"version\":1}".getBytes(UTF_8));
        FakeWorker worker = node.worker("readable");
        worker.present(1);
        Key tuple = node.train();

        assertThat(worker.task().tuple()).isEqualTo(tuple.value());
        await().atMost(Duration.ofSeconds(5)).until(() -> node.broker().count("dead-letters") == 2);
    }

    @Test
    void forgets_workers_that_are_not_heard_of() {
        node.worker("forgotten").present(3);
        node.awaitValue("1", "select count(*) from worker");

        database.change("update worker set seen_at = now() - interval '11 minutes'");

        node.awaitValue("0", "select count(*) from worker");
    }

    @Test
    void give_nothing_to_a_worker_that_was_silent_for_a_lease() {
        FakeWorker silent = node.worker("silent");
        silent.present(3);
        node.awaitValue("1", "select count(*) from worker");
        database.change("update worker set seen_at = now() - interval '40 seconds'");

        node.train();

        assertThat(silent.task(Duration.ofMillis(500))).isNull();
        silent.present(3);
        assertThat(silent.task()).isNotNull();
    }
}
