package org.substra.scheduler.fake;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.Result;
import org.substra.contract.event.Event;
import org.substra.contract.message.Beat;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.EventMessage;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** A ledger adapter over a ledger in memory, with the real rules and the real fold. */
public final class FakeAdapter {

    public static final String CHANNEL = "mychannel";
    private static final int PAGE = 3;

    /** Positions only ever grow while the scheduler runs, from one test's ledger to the next one's. */
    private static final AtomicLong BLOCKS = new AtomicLong();

    private final Broker broker;
    private final MemoryChannel ledger = Given.hospitals();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Key> tuples = new CopyOnWriteArrayList<>();
    private final List<CommandMessage> commands = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final List<QueryMessage> questions = new CopyOnWriteArrayList<>();
    private volatile boolean unavailable;

    public FakeAdapter(Broker broker) {
        this.broker = broker;
        broker.declare("ledger.queries", "ledger.queries", "#", false, false, Map.of("x-message-ttl", 30_000));
        broker.declare(
                "ledger.commands",
                "ledger.commands",
                "#",
                true,
                false,
                Map.of("x-queue-type", "quorum", "x-delivery-limit", 5, "x-dead-letter-exchange", "dead"));
        broker.consume("ledger.queries", (_, delivery) -> answer(delivery));
        broker.consume("ledger.commands", (_, delivery) -> execute(delivery));
    }

    /** Executes a command and pushes its event. */
    public Key submit(OrganisationId caller, Command command) {
        Key key = submitSilently(caller, command);
        push(events.getLast());
        return key;
    }

    /** Executes a command; its event is lost on the way. */
    public synchronized Key submitSilently(OrganisationId caller, Command command) {
        Result result = ledger.submit(caller, command);
        events.add(new Event(
                CHANNEL,
                new Position(BLOCKS.incrementAndGet(), 0),
                newest(),
                UUID.randomUUID().toString(),
                caller,
                command.function(),
                ledger.lastFolded().records(),
                ledger.lastFolded().derived()));
        Key key = result instanceof Result.Written written ? written.keys().getFirst() : Given.key("none");
        ledger.lastFolded().records().stream()
                .filter(Tuple.class::isInstance)
                .map(record -> ((Tuple) record).key())
                .forEach(tuples::add);
        return key;
    }

    public void push(Event event) {
        broker.publish("ledger.events", "event." + CHANNEL, Json.write(EventMessage.of(event)));
    }

    public void beat() {
        var beat = new Beat(1, UUID.randomUUID().toString(), CHANNEL, newest());
        broker.publish("ledger.events", "beat", Json.write(beat));
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The commands of the scheduler that have arrived. */
    public List<CommandMessage> commands() {
        return List.copyOf(commands);
    }

    /** The trace of each command that has arrived; empty for none. */
    public List<String> traces() {
        return List.copyOf(traces);
    }

    public List<QueryMessage> questions() {
        return List.copyOf(questions);
    }

    /** From now on every command is answered by {@code unavailable}, or no longer. */
    public void unavailable(boolean now) {
        unavailable = now;
    }

    public TupleState state(Key tuple) {
        return ledger.read(TupleState.class, WorldKeys.state(tuple));
    }

    public Optional<Position> head() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.getLast().position());
    }

    private @Nullable Position newest() {
        return head().orElse(null);
    }

    private void answer(Delivery delivery) {
        QueryMessage question = Json.read(delivery.getBody(), QueryMessage.class);
        questions.add(question);
        QueryAnswer answer =
                switch (question) {
                    case QueryMessage.Head head -> new QueryAnswer.Head(1, head.id(), CHANNEL, newest());
                    case QueryMessage.EventsAfter after -> page(after);
                    case QueryMessage.Unfinished unfinished -> page(unfinished);
                };
        reply(delivery, Json.write(answer));
    }

    private QueryAnswer page(QueryMessage.EventsAfter question) {
        Position after = question.after();
        var page = events.stream()
                .filter(event -> after == null || event.position().isAfter(after))
                .limit(PAGE)
                .toList();
        return new QueryAnswer.Events(1, question.id(), CHANNEL, page, newest());
    }

    private synchronized QueryAnswer page(QueryMessage.Unfinished question) {
        var open = new ArrayList<QueryAnswer.OpenTuple>();
        for (Key key : tuples.stream().sorted().toList()) {
            var folded = ledger.fold().tuple(key).orElseThrow();
            boolean next = question.after() == null || key.compareTo(question.after()) > 0;
            if (next
                    && folded.worker().equals(MemoryChannel.OWKIN)
                    && !folded.status().isFinal()
                    && open.size() < PAGE) {
                int attempt = ledger.has(WorldKeys.state(key)) ? state(key).attempt() : 0;
                Tuple tuple = ledger.asset(Tuple.class, key);
                int priority = tuple.place() instanceof PlanPlace in
                        ? ledger.asset(ComputePlan.class, in.plan()).priority()
                        : 0;
                open.add(new QueryAnswer.OpenTuple(tuple, folded.status(), attempt, folded.parentFailed(), priority));
            }
        }
        return new QueryAnswer.Unfinished(1, question.id(), CHANNEL, open, newest());
    }

    private void execute(Delivery delivery) {
        CommandMessage message = Json.read(delivery.getBody(), CommandMessage.class);
        commands.add(message);
        traces.add(String.valueOf(delivery.getProperties().getHeaders().getOrDefault("traceparent", "")));
        reply(delivery, Json.write(verdict(message)));
    }

    private CommandAnswer verdict(CommandMessage message) {
        if (unavailable) {
            return new CommandAnswer.Unavailable(1, message.id(), CHANNEL, "the log database is away");
        }
        try {
            Key key = submit(MemoryChannel.OWKIN, message.command());
            Position position = events.getLast().position();
            return new CommandAnswer.Accepted(1, message.id(), CHANNEL, position, Result.Written.of(key));
        } catch (Refusal refusal) {
            return new CommandAnswer.Refused(
                    1, message.id(), CHANNEL, newest(), refusal.reason(), refusal.getMessage(), refusal.keys());
        }
    }

    private void reply(Delivery delivery, byte[] body) {
        var asked = delivery.getProperties();
        broker.publish(
                "ledger.replies",
                asked.getReplyTo(),
                body,
                new BasicProperties.Builder().correlationId(asked.getCorrelationId()));
    }
}
