package org.substra.scheduler.fake;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A connection to the test broker; failures end the test. */
public final class Broker implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;

    private Broker(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
    }

    public static Broker connect() {
        Config config = ConfigProvider.getConfig();
        var factory = new ConnectionFactory();
        factory.setHost(config.getValue("rabbitmq-host", String.class));
        factory.setPort(config.getValue("rabbitmq-port", Integer.class));
        factory.setUsername(config.getValue("rabbitmq-username", String.class));
        factory.setPassword(config.getValue("rabbitmq-password", String.class));
        factory.setVirtualHost(config.getValue("rabbitmq-virtual-host", String.class));
        try {
            return new Broker(factory.newConnection());
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("no test broker at " + factory.getHost() + ":" + factory.getPort(), e);
        }
    }

    /** What the table of exchanges and queues says; the same for whoever declares first. */
    public synchronized void declare(
            String exchange,
            String queue,
            String key,
            boolean durable,
            boolean autoDelete,
            Map<String, Object> arguments) {
        run(() -> {
            channel.exchangeDeclare(exchange, "topic", true);
            channel.queueDeclare(queue, durable, false, autoDelete, arguments);
            channel.queueBind(queue, exchange, key);
        });
    }

    /** Answers the consumer's tag. */
    public synchronized String consume(String queue, DeliverCallback callback) {
        try {
            return channel.basicConsume(queue, true, callback, _ -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized void cancel(String consumerTag) {
        run(() -> channel.basicCancel(consumerTag));
    }

    public synchronized void publish(String exchange, String key, byte[] body) {
        publish(exchange, key, body, new BasicProperties.Builder());
    }

    public synchronized void publish(String exchange, String key, byte[] body, BasicProperties.Builder properties) {
        run(() -> channel.basicPublish(
                exchange, key, properties.contentType("application/json").build(), body));
    }

    /** Waits until the service has declared the queue, which it does soon after its start. */
    public void await(String queue) {
        Awaitility.await("queue " + queue).until(() -> exists(queue));
    }

    private boolean exists(String queue) {
        try {
            Channel asking = connection.createChannel(); // the broker closes it when there is no such queue
            asking.queueDeclarePassive(queue);
            asking.abort();
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    public synchronized int purge(String queue) {
        try {
            return channel.queuePurge(queue).getMessageCount();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized long count(String queue) {
        try {
            return channel.messageCount(queue);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run(connection::close);
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }
}
