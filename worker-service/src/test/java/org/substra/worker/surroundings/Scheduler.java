package org.substra.worker.surroundings;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/** A scheduler on its own: it assigns what a test says and remembers what workers tell. */
public final class Scheduler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANNEL = "mychannel";

    private final List<JsonNode> present = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> finished = new ConcurrentHashMap<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final Broker broker;
    private final String worker;
    private final long leaseMillis;
    private volatile String trace = "";

    Scheduler(Broker broker, String worker, Duration lease) {
        this.broker = broker;
        this.worker = worker;
        this.leaseMillis = lease.toMillis();
        broker.exchange("tasks");
        broker.exchange("tasks.control");
        broker.queue("workers", "workers", true, Map.of("x-queue-type", "quorum", "x-dead-letter-exchange", "dead"));
        broker.consume("workers", (body, properties, _) -> on(JSON.readTree(body), properties));
    }

    /** Assigns an attempt to the worker's present incarnation. */
    public void assign(Key tuple, TupleKind kind, int attempt) {
        assign(tuple, kind, attempt, incarnation());
    }

    public void assign(Key tuple, TupleKind kind, int attempt, String incarnation) {
        var task = JSON.createObjectNode()
                .put("type", "task-assigned")
                .put("version", 1)
                .put("id", tuple + "/" + attempt)
                .put("channel", CHANNEL)
                .put("tuple", tuple.value())
                .put("kind", kind.word())
                .put("attempt", attempt)
                .put("worker", worker)
                .put("incarnation", incarnation)
                .put("lease_millis", leaseMillis);
        var headers = new BasicProperties.Builder()
                .expiration(Long.toString(leaseMillis))
                .deliveryMode(2)
                .headers(trace.isEmpty() ? Map.of() : Map.of("traceparent", trace))
                .build();
        broker.publish("tasks", worker, headers, task.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Assigns in this trace from now on. */
    public void trace(String traceparent) {
        this.trace = traceparent;
    }

    /** The trace of each end that was told. */
    public List<String> traces() {
        return traces;
    }

    /** Asks whoever runs the attempt to stop. */
    public void stop(Key tuple, int attempt) {
        var stop = JSON.createObjectNode()
                .put("type", "stop-tuple")
                .put("version", 1)
                .put("id", UUID.randomUUID().toString())
                .put("channel", CHANNEL)
                .put("tuple", tuple.value())
                .put("attempt", attempt);
        broker.publish(
                "tasks.control", "stop", new BasicProperties(), stop.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Tells that nothing of a compute plan runs any more. */
    public void over(Key plan) {
        over(plan, Instant.now());
    }

    /** Tells that nothing of a compute plan ran any more then. */
    public void over(Key plan, Instant endedAt) {
        var over = JSON.createObjectNode()
                .put("type", "plan-over")
                .put("version", 1)
                .put("id", UUID.randomUUID().toString())
                .put("channel", CHANNEL)
                .put("plan", plan.value())
                .put("ended_at_millis", endedAt.toEpochMilli());
        broker.publish(
                "tasks.control",
                "plan-over",
                new BasicProperties(),
                over.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The incarnation of the last announcement; waits for the first. */
    public String incarnation() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !present.isEmpty());
        return present.getLast().get("incarnation").asText();
    }

    /** The room that the worker has offered last. */
    public int slots() {
        return present.getLast().get("slots").asInt();
    }

    public List<JsonNode> present() {
        return present;
    }

    /** Waits for the end of an attempt. */
    public JsonNode finished(Key tuple, int attempt) {
        String id = tuple + "/" + attempt + "/finished";
        await().atMost(Duration.ofSeconds(60)).until(() -> finished.containsKey(id));
        return finished.get(id);
    }

    /** The end of an attempt, if it was told. */
    public Optional<JsonNode> ended(Key tuple, int attempt) {
        return Optional.ofNullable(finished.get(tuple + "/" + attempt + "/finished"));
    }

    private void on(JsonNode message, BasicProperties properties) throws IOException {
        if (message.get("type").asText().equals("worker-present")) {
            if (message.get("worker").asText().equals(worker)) {
                present.add(message);
            }
        } else {
            traces.add(Broker.trace(properties));
            finished.put(message.get("id").asText(), message);
        }
    }
}
