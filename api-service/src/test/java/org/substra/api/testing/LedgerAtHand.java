package org.substra.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.Result;
import org.substra.contract.message.Beat;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.EventMessage;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;

/**
 * A ledger adapter for tests: speaks the real messages over the real broker and executes the real
 * rules in memory; a command that comes again is answered with its first outcome. It answers for {@link #OWKIN}; what others do, a test does with {@link #submitAs}.
 *
 * <p>There is one for each start of the service, with an empty ledger: {@link #get()}. Tests that change its {@link #manners()} put them
 * back by {@link Manners#behave()}.
 */
public final class LedgerAtHand implements AutoCloseable {

    public static final String CHANNEL = "mychannel";
    public static final OrganisationId OWKIN = new OrganisationId("owkinMSP");
    public static final OrganisationId NANTES = new OrganisationId("chu-nantesMSP");

    private static @Nullable LedgerAtHand current;

    private final Map<String, LedgerInMemory> ledgers = new ConcurrentHashMap<>();
    private final Map<String, CommandAnswer> outcomes = new ConcurrentHashMap<>();
    private final TestBroker broker = new TestBroker();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger questions = new AtomicInteger();
    private final Manners manners = new Manners();

    private LedgerAtHand() throws IOException {
        ledgers.put(CHANNEL, new LedgerInMemory(CHANNEL, OWKIN, NANTES));
        broker.serve("ledger.commands", true, this::onCommand);
        broker.serve("ledger.queries", false, this::onQuery);
        beats.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    public static LedgerAtHand get() {
        return Objects.requireNonNull(current, "only tests of the running service have a ledger at hand");
    }

    static void open() throws IOException {
        current = new LedgerAtHand();
    }

    @Override
    public void close() throws IOException {
        beats.shutdownNow();
        broker.close();
    }

    /** How it behaves; good unless a test changes it. */
    public Manners manners() {
        return manners;
    }

    /** How many questions for the head or for events it was asked. */
    public int questions() {
        return questions.get();
    }

    /** Executes a command of whichever organisation, as if it came over its own adapter. */
    public Result submitAs(OrganisationId caller, Command command) {
        LedgerInMemory.Accepted accepted =
                ledger(CHANNEL).submit(caller, UUID.randomUUID().toString(), command);
        push(accepted);
        return accepted.result();
    }

    /** As {@link #submitAs}, for what is answered with one key. */
    public Key keyAs(OrganisationId caller, Command command) {
        return ((Result.Written) submitAs(caller, command)).keys().getFirst();
    }

    public LedgerInMemory ledger(String channel) {
        return ledgers.get(channel);
    }

    /** Sends raw bytes to whoever listens to the events. */
    public void pushRaw(String routingKey, byte[] body) {
        broker.send("ledger.events", routingKey, body);
    }

    private void onCommand(Channel channel, Delivery delivery) {
        CommandMessage message = Json.read(delivery.getBody(), CommandMessage.class);
        CommandAnswer answer = manners.takesCommands()
                ? outcomes.computeIfAbsent(message.id(), _ -> execute(message))
                : new CommandAnswer.Unavailable(Message.VERSION, message.id(), message.channel(), "the log is closed");
        if (manners.answersCommands()) {
            broker.reply(delivery, Json.write(answer));
        }
    }

    private CommandAnswer execute(CommandMessage message) {
        LedgerInMemory ledger = ledger(message.channel());
        try {
            LedgerInMemory.Accepted accepted = ledger.submit(OWKIN, message.id(), message.command());
            push(accepted);
            return new CommandAnswer.Accepted(
                    Message.VERSION, message.id(), message.channel(), accepted.position(), accepted.result());
        } catch (Refusal no) {
            return new CommandAnswer.Refused(
                    Message.VERSION,
                    message.id(),
                    message.channel(),
                    ledger.head(),
                    no.reason(),
                    no.getMessage(),
                    no.keys());
        }
    }

    private void onQuery(Channel channel, Delivery delivery) {
        QueryMessage message = Json.read(delivery.getBody(), QueryMessage.class);
        questions.incrementAndGet();
        if (manners.answersQuestions()) {
            byte[] answer = Json.write(answerTo(message));
            broker.reply(delivery, manners.garbles() ? "{\"type\":\"from the future\"}".getBytes(UTF_8) : answer);
        }
    }

    private QueryAnswer answerTo(QueryMessage message) {
        LedgerInMemory ledger = ledger(message.channel());
        String id = message.id();
        return switch (message) {
            case QueryMessage.Head _ -> new QueryAnswer.Head(Message.VERSION, id, message.channel(), ledger.head());
            case QueryMessage.EventsAfter asked ->
                new QueryAnswer.Events(
                        Message.VERSION,
                        id,
                        message.channel(),
                        ledger.after(asked.after(), manners.pageSize()),
                        ledger.head());
            case QueryMessage.Unfinished _ ->
                new QueryAnswer.Failed(Message.VERSION, id, message.channel(), "the api does not ask this");
        };
    }

    private void push(LedgerInMemory.Accepted accepted) {
        if (manners.pushes()) {
            accepted.events()
                    .forEach(event -> broker.send(
                            "ledger.events", "event." + event.channel(), Json.write(EventMessage.of(event))));
        }
    }

    private void beat() {
        if (manners.pushes()) {
            ledgers.forEach((name, ledger) -> broker.send(
                    "ledger.events",
                    "beat",
                    Json.write(new Beat(Message.VERSION, UUID.randomUUID().toString(), name, ledger.head()))));
        }
    }
}
