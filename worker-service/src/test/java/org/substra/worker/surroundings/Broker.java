package org.substra.worker.surroundings;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection to the real broker, with a channel for each consumer. */
public final class Broker implements AutoCloseable {

    /** Takes one message. */
    public interface Receiver {
        void on(byte[] body, BasicProperties properties, String routingKey) throws IOException;
    }

    private final Connection connection;
    private final Channel out;

    Broker(String virtualHost) {
        var factory = new ConnectionFactory();
        factory.setHost(host());
        factory.setPort(port());
        factory.setUsername(env("TEST_RABBITMQ_USERNAME", "test"));
        factory.setPassword(env("TEST_RABBITMQ_PASSWORD", "of-tests-only"));
        factory.setVirtualHost(virtualHost);
        try {
            this.connection = factory.newConnection();
            this.out = connection.createChannel();
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("no broker: start deploy/local/servers", e);
        }
    }

    /** The trace that a message belongs to; empty for none. */
    static String trace(BasicProperties properties) {
        Map<String, Object> headers = properties.getHeaders();
        return headers == null ? "" : String.valueOf(headers.getOrDefault("traceparent", ""));
    }

    static String host() {
        return env("TEST_RABBITMQ_HOST", "localhost");
    }

    static int port() {
        return Integer.parseInt(env("TEST_RABBITMQ_PORT", "18041"));
    }

    static String env(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }

    void exchange(String name) {
        io(() -> out.exchangeDeclare(name, BuiltinExchangeType.TOPIC, true));
    }

    /** Declares a queue bound to everything of its exchange, emptied of what other tests left. */
    void queue(String exchange, String queue, boolean durable, Map<String, Object> arguments) {
        exchange(exchange);
        io(() -> out.queueDeclare(queue, durable, false, false, arguments));
        io(() -> out.queueBind(queue, exchange, "#"));
        io(() -> out.queuePurge(queue));
    }

    void consume(String queue, Receiver receiver) {
        io(() -> {
            Channel in = connection.createChannel();
            return in.basicConsume(queue, false, new DefaultConsumer(in) {
                @Override
                public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body)
                        throws IOException {
                    receiver.on(body, properties, envelope.getRoutingKey());
                    getChannel().basicAck(envelope.getDeliveryTag(), false);
                }
            });
        });
    }

    /** Consumes one message and acknowledges nothing, until the broker takes the channel away; returns its words. */
    String untilPatienceIsLost() {
        var lost = new CompletableFuture<String>();
        io(() -> {
            Channel in = connection.createChannel();
            in.addShutdownListener(cause -> lost.complete(cause.getMessage()));
            String queue = in.queueDeclare().getQueue();
            in.basicConsume(queue, false, (_, _) -> {}, _ -> {});
            publish("", queue, new BasicProperties(), new byte[0]);
            return queue;
        });
        return lost.orTimeout(30, TimeUnit.SECONDS).join();
    }

    synchronized void publish(String exchange, String routingKey, BasicProperties properties, byte[] body) {
        io(() -> {
            out.basicPublish(exchange, routingKey, properties, body);
            return routingKey;
        });
    }

    @Override
    public void close() {
        io(() -> {
            connection.close();
            return "";
        });
    }

    private interface Call {
        Object now() throws IOException;
    }

    private static void io(Call call) {
        try {
            call.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
