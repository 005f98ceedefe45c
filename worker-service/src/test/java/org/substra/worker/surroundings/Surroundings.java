package org.substra.worker.surroundings;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/** Everything that a worker speaks with. */
public record Surroundings(Broker broker, Adapter ledger, Scheduler scheduler, Api api, Media media, Assets assets)
        implements AutoCloseable {

    /** Stands in for the node of the worker that runs inside the tests. */
    public static Surroundings ofTestWorker() {
        return of("test-worker", Path.of("target/media"), Duration.ofSeconds(5));
    }

    /** Stands in for the node of a worker, on the real broker. */
    public static Surroundings of(String worker, Path mediaRoot, Duration lease) {
        var broker = new Broker("test-worker");
        var ledger = new Adapter(broker);
        var media = new Media(mediaRoot);
        return new Surroundings(
                broker,
                ledger,
                new Scheduler(broker, worker, lease),
                new Api(broker),
                media,
                new Assets(ledger, media));
    }

    /** Assigns the first attempt and waits for its end. */
    public String run(Key tuple, TupleKind kind) {
        scheduler.assign(tuple, kind, 1);
        return scheduler.finished(tuple, 1).get("outcome").asText();
    }

    /** Sends what no one can read. */
    public void garbage(String exchange, String routingKey) {
        broker.publish(exchange, routingKey, new BasicProperties(), "{no json".getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the broker has waited too long for an acknowledgement of another consumer; returns its words. */
    public String untilTheBrokerLosesPatience() {
        return broker.untilPatienceIsLost();
    }

    public void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    @Override
    public void close() {
        broker.close();
    }
}
