package org.substra.api.testing;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The tests' own connection to the broker. */
final class TestBroker implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private @Nullable Channel out;

    static String host() {
        return setting("TEST_RABBITMQ_HOST", "localhost");
    }

    static int port() {
        return Integer.parseInt(setting("TEST_RABBITMQ_PORT", "18041"));
    }

    /** Consumes, from now on, what is sent to an exchange of the adapter's; older messages are dropped. */
    void serve(String exchange, boolean durable, BiConsumer<Channel, Delivery> consumer) throws IOException {
        Channel in = connect().createChannel();
        declare(in, exchange);
        Map<String, Object> arguments = durable
                ? Map.of("x-queue-type", "quorum", "x-delivery-limit", 5, "x-dead-letter-exchange", "dead")
                : Map.of("x-message-ttl", 30_000);
        declare(in, "dead");
        in.queueDeclare(exchange, durable, false, false, arguments);
        in.queueBind(exchange, exchange, "#");
        in.queuePurge(exchange);
        in.basicConsume(exchange, true, (_, delivery) -> consumer.accept(in, delivery), _ -> {});
    }

    void reply(Delivery request, byte[] body) {
        AMQP.BasicProperties asked = request.getProperties();
        send("ledger.replies", asked.getReplyTo(), body, asked.getCorrelationId());
    }

    void send(String exchange, String routingKey, byte[] body) {
        send(exchange, routingKey, body, null);
    }

    private synchronized void send(String exchange, String routingKey, byte[] body, @Nullable String correlation) {
        try {
            if (out == null) {
                out = connect().createChannel();
                declare(out, "ledger.replies");
                declare(out, "ledger.events");
            }
            var properties = new AMQP.BasicProperties.Builder()
                    .contentType("application/json")
                    .correlationId(correlation)
                    .build();
            out.basicPublish(exchange, routingKey, properties, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void declare(Channel channel, String exchange) throws IOException {
        channel.exchangeDeclare(exchange, "topic", true);
    }

    private synchronized Connection connect() throws IOException {
        var factory = new ConnectionFactory();
        factory.setHost(host());
        factory.setPort(port());
        factory.setUsername(setting("TEST_RABBITMQ_USERNAME", "test"));
        factory.setPassword(setting("TEST_RABBITMQ_PASSWORD", "of-tests-only"));
        factory.setVirtualHost(setting("TEST_RABBITMQ_VIRTUAL_HOST", "test-api"));
        try {
            Connection connection = factory.newConnection("ledger at hand");
            connections.add(connection);
            return connection;
        } catch (TimeoutException e) {
            throw new IOException("the tests' broker does not answer", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
