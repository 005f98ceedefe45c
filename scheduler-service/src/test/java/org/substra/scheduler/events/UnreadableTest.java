package org.substra.scheduler.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.Node;

@QuarkusTest
@TestProfile(UnreadableTest.Own.class)
class UnreadableTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** A process of its own, for it does not go on afterwards; and no sweep helps it to assign what events bring. */
    public static final class Own implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("substra.instance", "test-unreadable", "substra.sweep.every", "1h");
        }
    }

    @Inject
    Database database;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void stops_and_turns_unready_at_what_it_cannot_read() throws Exception {
        try (var node = new Node(database)) {
            FakeWorker worker = node.worker("unready");
            worker.present(2);
            Key before = node.train();
            assertThat(worker.task().tuple()).isEqualTo(before.value());
            await().atMost(SOON).until(() -> {
                node.adapter().beat();
                return health().statusCode() == 200;
            });

            node.broker()
                    .publish("ledger.events", "event.mychannel", "{\"type\":\"event\",\"version\":9}".getBytes(UTF_8));
            await().atMost(SOON).until(() -> health().statusCode() == 503);
            assertThat(health().body()).contains("mychannel: stopped: ");

            String position = database.value("select block from feed_position");
            node.train();
            node.adapter().beat();
            assertThat(worker.task(Duration.ofSeconds(1))).isNull();
            assertThat(database.value("select block from feed_position")).isEqualTo(position);
            node.abandon();
        }
    }

    private HttpResponse<String> health() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString());
    }
}
