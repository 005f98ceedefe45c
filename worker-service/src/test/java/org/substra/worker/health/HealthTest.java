package org.substra.worker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

@QuarkusTest
class HealthTest {

    @TestHTTPResource
    URI root;

    @Test
    void a_worker_with_broker_engine_and_disk_is_ready() {
        try (Surroundings around = Surroundings.ofTestWorker()) {
            around.run(around.assets().traintuple(around.assets().algo(Programs.writing("x"))), TRAINTUPLE);

            around.soon(() -> assertThat(get("q/health/ready"))
                    .contains("\"status\": \"UP\"", "container engine", "shared volume", "ledger-replies")
                    .doesNotContain("DOWN"));
        }
    }

    @Test
    void steps_containers_and_outcomes_are_counted() throws Exception {
        try (Surroundings around = Surroundings.ofTestWorker()) {
            around.run(around.assets().traintuple(around.assets().algo(Programs.writing("x"))), TRAINTUPLE);
            Key waiting = around.assets().traintuple(around.assets().algo(Programs.taking(1000)));
            around.scheduler().assign(waiting, TRAINTUPLE, 1);

            around.soon(() ->
                    assertThat(get("q/metrics")).contains("substra_worker_leases 1.0", "substra_worker_slots 2.0"));
            around.scheduler().stop(waiting, 1);
            around.soon(() -> assertThat(get("q/metrics")).contains("substra_worker_leases 0.0"));
        }

        assertThat(get("q/metrics"))
                .contains("substra_worker_step_seconds_count{step=\"container\"}")
                .contains("substra_worker_container_seconds_sum{what=\"train\"}")
                .contains("substra_worker_tuples_total{category=\"none\",kind=\"traintuple\",outcome=\"done\"}");
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(root.resolve(path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
