package org.substra.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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

    @TestHTTPResource("/q/metrics")
    URI metrics;

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

    @Test
    void shows_what_it_does_as_metrics() throws Exception {
        FakeWorker worker = node.worker("measured");
        worker.present(1);
        node.train();
        worker.task();
        node.train();
        node.awaitValue("2", "select count(*) from backlog");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(metrics())
                        .contains("substra_backlog_tuples{status=\"todo\"} 2.0")
                        .contains("substra_slots_taken 1.0")
                        .contains("substra_slots_free 0.0")
                        .contains("substra_outbox_messages 0.0")
                        .contains("substra_workers 1.0")
                        .contains("substra_feed_lag_seconds{channel=\"mychannel\"} 0.0")
                        .containsPattern("substra_assignments_total [1-9]")
                        .containsPattern("substra_todo_to_sent_seconds_count [1-9]")
                        .contains("substra_leases_expired_total")
                        .contains("substra_backlog_repairs_total"));
    }

    private String metrics() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }
}
