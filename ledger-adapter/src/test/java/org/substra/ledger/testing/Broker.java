package org.substra.ledger.testing;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Another service on the real broker: sends to an exchange, listens to another. */
public final class Broker implements AutoCloseable {

    private static final String ME = "test-client";

    private final Connection connection;
    private final Channel channel;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    public Broker() {
        var factory = new ConnectionFactory();
        factory.setHost(environment("HOST", "127.0.0.1"));
        factory.setPort(Integer.parseInt(environment("PORT", "18041")));
        factory.setUsername(environment("USERNAME", "test"));
        factory.setPassword(environment("PASSWORD", "of-tests-only"));
        factory.setVirtualHost("test-ledger");
        try {
            connection = factory.newConnection();
            channel = connection.createChannel();
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message that came in. */
    public record Received(@Nullable String correlationId, String routingKey, byte[] body) {}

    /** Listens to whatever the exchange gets under the key. */
    public Broker listen(String exchange, String routingKey) throws IOException {
        channel.exchangeDeclare(exchange, "topic", true);
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, exchange, routingKey);
        channel.basicConsume(
                queue,
                true,
                (_, delivery) -> received.add(new Received(
                        delivery.getProperties().getCorrelationId(),
                        delivery.getEnvelope().getRoutingKey(),
                        delivery.getBody())),
                _ -> {});
        return this;
    }

    public Broker listenForReplies() throws IOException {
        return listen("ledger.replies", ME);
    }

    public void send(String exchange, String routingKey, byte[] body) throws IOException {
        var properties = new AMQP.BasicProperties.Builder()
                .replyTo(ME)
                .contentType("application/json")
                .deliveryMode(2)
                .headers(Map.of())
                .build();
        channel.basicPublish(exchange, routingKey, properties, body);
    }

    /** The next message; fails when none comes. */
    public Received next() throws InterruptedException {
        Received next = received.poll(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        return Objects.requireNonNull(next, "no message within 20 seconds");
    }

    public long messages(String queue) throws IOException {
        return channel.messageCount(queue);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static String environment(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv("TEST_RABBITMQ_" + name), otherwise);
    }
}
