package org.substra.worker.surroundings;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Result;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.MapWorldState;

/** A ledger adapter on its own: the real rules over a map; a repeated command gets its first outcome. */
public final class Adapter {

    /** The organisation of the worker. */
    static final OrganisationId SELF = new OrganisationId("owkinMSP");

    private final OrganisationId organisation = SELF;
    private final MapWorldState world = new MapWorldState();
    private final Map<String, CommandAnswer> outcomes = new ConcurrentHashMap<>();
    private final List<Command> received = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final AtomicInteger block = new AtomicInteger();
    private final AtomicInteger mute = new AtomicInteger();
    private final Broker broker;

    Adapter(Broker broker) {
        this.broker = broker;
        var first = world.begin(organisation);
        Rules.begin(Rules.VERSION, first);
        first.commit();
        broker.exchange("ledger.replies");
        broker.queue(
                "ledger.commands",
                "ledger.commands",
                true,
                Map.of("x-queue-type", "quorum", "x-delivery-limit", 5L, "x-dead-letter-exchange", "dead"));
        broker.consume(
                "ledger.commands", (body, properties, _) -> on(Json.read(body, CommandMessage.class), properties));
    }

    /** Executes a command of another client of this organisation. */
    public synchronized Result submit(Command command) {
        var transaction = world.begin(organisation);
        Result result = Rules.execute(command, transaction).result();
        transaction.commit();
        return result;
    }

    /** The key that the command's execution has written. */
    public Key register(Command command) {
        return ((Result.Written) submit(command)).keys().getFirst();
    }

    /** Leaves the next commands without an answer, though they are executed. */
    public void loseAnswers(int number) {
        mute.set(number);
    }

    /** What the ledger has recorded of the tuple. */
    public TupleState state(Key tuple) {
        return world.begin(organisation)
                .get(WorldKeys.state(tuple))
                .map(bytes -> (TupleState) Json.read(bytes, LedgerRecord.class))
                .orElseThrow();
    }

    /** The trace of each command received. */
    public List<String> traces() {
        return traces;
    }

    /** How often this very command was received. */
    public long received(Command command) {
        return received.stream().filter(command::equals).count();
    }

    /** Whether somebody has tried to record an end of the attempt. */
    public boolean endOf(Key tuple, int attempt) {
        return endsOf(tuple, attempt) > 0;
    }

    /** How often somebody has tried to record an end of the attempt. */
    public long endsOf(Key tuple, int attempt) {
        return received.stream()
                .filter(command -> switch (command) {
                    case LogSuccessTrain end -> end.key().equals(tuple) && end.attempt() == attempt;
                    case LogSuccessCompositeTrain end -> end.key().equals(tuple) && end.attempt() == attempt;
                    case LogSuccessTest end -> end.key().equals(tuple) && end.attempt() == attempt;
                    case LogFail end -> end.key().equals(tuple) && end.attempt() == attempt;
                    default -> false;
                })
                .count();
    }

    private void on(CommandMessage message, BasicProperties properties) {
        received.add(message.command());
        traces.add(Broker.trace(properties));
        CommandAnswer answer = outcomes.computeIfAbsent(message.id(), _ -> execute(message));
        if (mute.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            var headers = new BasicProperties.Builder()
                    .correlationId(properties.getCorrelationId())
                    .build();
            broker.publish("ledger.replies", properties.getReplyTo(), headers, Json.write(answer));
        }
    }

    private CommandAnswer execute(CommandMessage message) {
        var position = new Position(block.incrementAndGet(), 0);
        try {
            return new CommandAnswer.Accepted(1, message.id(), message.channel(), position, submit(message.command()));
        } catch (Refusal refusal) {
            return new CommandAnswer.Refused(
                    1,
                    message.id(),
                    message.channel(),
                    position,
                    refusal.reason(),
                    refusal.getMessage(),
                    refusal.keys());
        }
    }
}
