package org.substra.worker.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.substra.contract.Key;

/** An api on its own: answers each request for a file as a test says; otherwise {@code gone}. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Key, Runnable> deliveries = new ConcurrentHashMap<>();
    private final Map<Key, String> outcomes = new ConcurrentHashMap<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final Set<Key> used = ConcurrentHashMap.newKeySet();
    private final Set<Key> awaited = ConcurrentHashMap.newKeySet();
    private final List<Runnable> held = new CopyOnWriteArrayList<>();
    private final Broker broker;

    Api(Broker broker) {
        this.broker = broker;
        broker.exchange("files.replies");
        broker.queue("files", "files", true, Map.of("x-dead-letter-exchange", "dead"));
        broker.consume("files", (body, properties, _) -> on(JSON.readTree(body), properties));
    }

    /** Answers requests for these bytes in this way. */
    public void answer(Key hash, String outcome) {
        outcomes.put(hash, outcome);
    }

    /** Brings these bytes when they are asked for. */
    public void deliver(Key hash, Runnable delivery) {
        deliveries.put(hash, delivery);
        outcomes.put(hash, "there");
    }

    /** Answers no request for any of these bytes before all of them are asked for. */
    public void holdUntilAllAreWanted(Key... hashes) {
        awaited.addAll(List.of(hashes));
        held.clear();
    }

    public List<JsonNode> requests() {
        return requests;
    }

    /** The fetched files that workers have told to use. */
    public Set<Key> used() {
        return used;
    }

    private void on(JsonNode message, BasicProperties properties) {
        if (message.get("type").asText().equals("files-used")) {
            message.get("hashes").forEach(hash -> used.add(new Key(hash.asText())));
        } else {
            bring(message, properties);
        }
    }

    private void bring(JsonNode wanted, BasicProperties properties) {
        requests.add(wanted);
        Key hash = new Key(wanted.get("hash").asText());
        if (awaited.isEmpty()) {
            answer(wanted, hash, properties);
            return;
        }
        awaited.remove(hash);
        held.add(() -> answer(wanted, hash, properties));
        if (awaited.isEmpty()) {
            held.forEach(Runnable::run);
        }
    }

    private void answer(JsonNode wanted, Key hash, BasicProperties properties) {
        deliveries.getOrDefault(hash, () -> {}).run();
        var answer = JSON.createObjectNode()
                .put("type", "file-answer")
                .put("version", 1)
                .put("id", wanted.get("id").asText())
                .put("channel", wanted.get("channel").asText())
                .put("outcome", outcomes.getOrDefault(hash, "gone"))
                .put("message", "as the test says");
        var headers = new BasicProperties.Builder()
                .correlationId(properties.getCorrelationId())
                .build();
        broker.publish(
                "files.replies",
                properties.getReplyTo(),
                headers,
                answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
