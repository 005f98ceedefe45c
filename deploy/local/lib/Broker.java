import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Talks to the broker as the service whose RABBITMQ_* are in the environment: {@code publish EXCHANGE ROUTING_KEY} sends what
 * comes on standard input, {@code count QUEUE…} prints how many messages wait in each.
 */
final class Broker {

    private static final long PATIENCE_MILLIS = 5_000;

    private Broker() {}

    public static void main(String[] arguments) throws Exception {
        try (var connection = factory(System.getenv()).newConnection();
                var channel = connection.createChannel()) {
            switch (arguments[0]) {
                case "publish" -> publish(channel, arguments[1], arguments[2], System.in.readAllBytes());
                case "count" -> {
                    for (int each = 1; each < arguments.length; each++) {
                        int waiting = channel.queueDeclarePassive(arguments[each]).getMessageCount();
                        System.out.println(waiting + " " + arguments[each]);
                    }
                }
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static ConnectionFactory factory(Map<String, String> environment) {
        var factory = new ConnectionFactory();
        factory.setHost(environment.get("RABBITMQ_HOST"));
        factory.setPort(Integer.parseInt(environment.get("RABBITMQ_PORT")));
        factory.setUsername(environment.get("RABBITMQ_USERNAME"));
        factory.setPassword(environment.get("RABBITMQ_PASSWORD"));
        factory.setVirtualHost(environment.get("RABBITMQ_VIRTUAL_HOST"));
        return factory;
    }

    /** Mandatory and confirmed: what no queue takes is an error. */
    private static void publish(Channel channel, String exchange, String key, byte[] body) throws Exception {
        var returned = new AtomicBoolean();
        channel.addReturnListener(_ -> returned.set(true));
        channel.confirmSelect();
        channel.basicPublish(exchange, key, true, MessageProperties.PERSISTENT_BASIC, body);
        channel.waitForConfirmsOrDie(PATIENCE_MILLIS);
        if (returned.get()) {
            throw new IllegalStateException("no queue takes " + key + " from " + exchange);
        }
    }
}
