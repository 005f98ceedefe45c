import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Consumer;
import com.rabbitmq.client.impl.StrictExceptionHandler;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.substra.contract.AlgoKind;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.EventMessage;

/**
 * Asks and hears the ledger adapter as the service whose RABBITMQ_* and SUBSTRA_INSTANCE are in the environment, on queues of
 * its own. {@code commits CHANNEL COUNT INFLIGHT} has algos registered and prints how many a second; {@code statuses CHANNEL
 * COUNT} prints what is told of tuples' statuses and when (milliseconds of the system's monotonic clock), until so many are done.
 */
final class Ledger {

    private Ledger() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = System.getenv();
        var factory = new ConnectionFactory();
        factory.setExceptionHandler(new StrictExceptionHandler() {
            @Override
            public void handleConsumerException(Channel channel, Throwable e, Consumer consumer, String tag, String method) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
        factory.setHost(given.get("RABBITMQ_HOST"));
        factory.setPort(Integer.parseInt(given.get("RABBITMQ_PORT")));
        factory.setUsername(given.get("RABBITMQ_USERNAME"));
        factory.setPassword(given.get("RABBITMQ_PASSWORD"));
        factory.setVirtualHost(given.get("RABBITMQ_VIRTUAL_HOST"));
        String me = given.get("SUBSTRA_INSTANCE") + "-bench";
        int count = Integer.parseInt(arguments[2]);
        try (var connection = factory.newConnection(); var broker = connection.createChannel()) {
            switch (arguments[0]) {
                case "commits" -> commits(broker, me, arguments[1], count, Integer.parseInt(arguments[3]));
                case "statuses" -> statuses(broker, me, count);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    /** As fast as the answers come, with so many commands on their way. */
    private static void commits(Channel broker, String me, String channel, int count, int inFlight) throws Exception {
        String replies = broker.queueDeclare("ledger.replies." + me, false, true, true, null).getQueue();
        broker.queueBind(replies, "ledger.replies", me);
        var room = new Semaphore(inFlight);
        var left = new CountDownLatch(count);
        var refused = new AtomicInteger();
        broker.basicConsume(replies, true, (_, delivery) -> {
            if (!(Json.read(delivery.getBody(), CommandAnswer.class) instanceof CommandAnswer.Accepted)) {
                refused.incrementAndGet();
            }
            room.release();
            left.countDown();
        }, _ -> {});
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            room.acquire();
            var command = CommandMessage.of(UUID.randomUUID().toString(), channel, algo(), null);
            var properties = new BasicProperties.Builder()
                    .contentType("application/json").deliveryMode(2).messageId(command.id())
                    .replyTo(me).correlationId(command.id()).build();
            broker.basicPublish("ledger.commands", command.command().function(), properties, Json.write(command));
        }
        if (!left.await(5, TimeUnit.MINUTES) || refused.get() > 0) {
            throw new IllegalStateException(left.getCount() + " commands unanswered, " + refused + " refused");
        }
        System.out.println(count / ((System.nanoTime() - begin) / 1e9));
    }

    private static RegisterAlgo algo() {
        return new RegisterAlgo(AlgoKind.ALGO, "benchmark", file("algo"), file("description"),
                new Permissions(true, List.of()), Map.of());
    }

    private static StoredFile file(String name) {
        String hash = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        return new StoredFile(new Key(hash), "http://bench.test/" + name + "/" + hash + "/");
    }

    /** Hears from now on, until so many are done. */
    private static void statuses(Channel broker, String me, int count) throws Exception {
        String events = broker.queueDeclare("ledger.events." + me, false, true, true, null).getQueue();
        broker.queueBind(events, "ledger.events", "event.#");
        var left = new CountDownLatch(count);
        broker.basicConsume(events, true, (_, delivery) -> {
            double now = System.nanoTime() / 1e6;
            for (Derived each : Json.read(delivery.getBody(), EventMessage.class).event().derived()) {
                if (each instanceof DerivedStatus(var _, var status, var _)) {
                    System.out.println(status.word() + " " + now);
                    if (status == TupleStatus.DONE) {
                        left.countDown();
                    }
                }
            }
        }, _ -> {});
        System.out.println("listening " + System.nanoTime() / 1e6);
        left.await();
    }
}
