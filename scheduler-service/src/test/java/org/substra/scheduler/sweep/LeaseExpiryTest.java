package org.substra.scheduler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.FakeWorker.Task;
import org.substra.scheduler.fake.Impatient;
import org.substra.scheduler.fake.Node;

@QuarkusTest
@TestProfile(Impatient.class)
class LeaseExpiryTest {

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    MeterRegistry registry;

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
    void gives_a_tuple_to_another_worker_when_its_lease_has_ended() {
        FakeWorker silent = node.worker("silent");
        silent.present(1);
        Key tuple = node.train();
        Task lost = silent.task();
        node.start(lost);
        double before = expired();

        FakeWorker other = node.worker("other");
        Task again = null;
        while (again == null) {
            other.present(1);
            again = other.task(Duration.ofMillis(500));
        }

        assertThat(again.tuple()).isEqualTo(tuple.value());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(silent.stop(LONGER_THAN_A_LEASE).get("attempt").asInt()).isEqualTo(1);
        assertThat(expired() - before).isEqualTo(1);
        silent.finished(lost, "done", "none");
        node.start(again);
        node.succeed(again);
        other.finished(again, "done", "none");
        node.awaitValue("0", "select count(*) from assignment");
    }

    @Test
    void leaves_a_tuple_with_a_worker_that_renews() {
        FakeWorker worker = node.worker("busy");
        worker.present(2);
        node.train();
        Task task = worker.task();

        for (int renewal = 0; renewal < 10; renewal++) {
            worker.present(2, task);
            assertThat(worker.task(Duration.ofMillis(500))).isNull();
        }

        assertThat(database.value("select attempt from assignment")).isEqualTo("1");
    }

    private double expired() {
        return registry.get("substra.leases.expired").counter().count();
    }
}
