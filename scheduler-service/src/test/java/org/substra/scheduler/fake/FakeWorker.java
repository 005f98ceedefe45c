package org.substra.scheduler.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker that says whatever the test wants, in plain JSON. */
public final class FakeWorker {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A task as it arrived. */
    public record Task(String tuple, int attempt, JsonNode message, BasicProperties properties) {}

    private final Broker broker;
    private final String id;
    private final String incarnation = UUID.randomUUID().toString();
    private final String consumer;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> stops = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> overs = new LinkedBlockingQueue<>();

    public FakeWorker(Broker broker, String id) {
        this.broker = broker;
        this.id = id;
        broker.declare("tasks", "tasks." + id, id, true, false, Map.of("x-expires", 600_000));
        String control = "tasks.control." + incarnation;
        broker.declare("tasks.control", control, "#", false, true, Map.of());
        consumer = broker.consume("tasks." + id, (_, delivery) -> tasks.add(task(delivery)));
        broker.consume(control, (_, delivery) -> control(tree(delivery)));
    }

    public String incarnation() {
        return incarnation;
    }

    /** Takes no more tasks, as a worker that is gone. */
    public void leave() {
        broker.cancel(consumer);
    }

    public void present(int slots, Task... running) {
        var message = Map.of(
                "type",
                "worker-present",
                "version",
                1,
                "id",
                UUID.randomUUID().toString(),
                "channel",
                "",
                "worker",
                id,
                "incarnation",
                incarnation,
                "slots",
                slots,
                "running",
                Arrays.stream(running).map(FakeWorker::running).toList());
        send("present", message);
    }

    public void finished(Task task, String outcome, String category) {
        finished(task, outcome, category, incarnation);
    }

    public void finished(Task task, String outcome, String category, String asIncarnation) {
        var message = new HashMap<String, Object>(Map.of(
                "type",
                "task-finished",
                "version",
                1,
                "id",
                task.tuple() + "/" + task.attempt() + "/finished",
                "channel",
                FakeAdapter.CHANNEL,
                "worker",
                id,
                "incarnation",
                asIncarnation,
                "tuple",
                task.tuple(),
                "attempt",
                task.attempt(),
                "outcome",
                outcome));
        message.put("category", category);
        message.put("reason", "because the test says so");
        send("finished", message);
    }

    /** The next task within a while; null when none comes. */
    public @Nullable Task task(Duration within) {
        return poll(tasks, within);
    }

    /** The next task, which has to come at once. */
    public Task task() {
        Task task = task(Duration.ofSeconds(5));
        if (task == null) {
            throw new AssertionError("no task for worker " + id);
        }
        return task;
    }

    public @Nullable JsonNode stop(Duration within) {
        return poll(stops, within);
    }

    /** The next end of a compute plan within a while; null when none is told. */
    public @Nullable JsonNode over(Duration within) {
        return poll(overs, within);
    }

    private void control(JsonNode message) {
        (message.get("type").asText().equals("plan-over") ? overs : stops).add(message);
    }

    private void send(String key, Map<String, Object> message) {
        try {
            broker.publish("workers", key, JSON.writeValueAsBytes(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> running(Task task) {
        return Map.of("channel", FakeAdapter.CHANNEL, "tuple", task.tuple(), "attempt", task.attempt());
    }

    private static Task task(Delivery delivery) throws IOException {
        JsonNode message = tree(delivery);
        return new Task(
                message.get("tuple").asText(), message.get("attempt").asInt(), message, delivery.getProperties());
    }

    private static JsonNode tree(Delivery delivery) throws IOException {
        return JSON.readTree(delivery.getBody());
    }

    private static <T> @Nullable T poll(BlockingQueue<T> queue, Duration within) {
        try {
            return queue.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
