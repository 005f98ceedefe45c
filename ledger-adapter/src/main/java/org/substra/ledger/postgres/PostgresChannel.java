package org.substra.ledger.postgres;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.event.Event;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;
import org.substra.ledger.channel.Follower;
import org.substra.ledger.channel.FollowerState;
import org.substra.ledger.execution.Archive;
import org.substra.ledger.execution.Committed;
import org.substra.ledger.execution.Executor;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.execution.Simulations;
import org.substra.ledger.execution.Verdict;
import org.substra.ledger.input.Members;
import org.substra.ledger.input.Signer;
import org.substra.ledger.log.SharedLog;
import org.substra.ledger.submission.Answer;
import org.substra.ledger.submission.Appender;
import org.substra.ledger.submission.CleanedModels;
import org.substra.ledger.submission.Delivery;
import org.substra.ledger.submission.Head;
import org.substra.ledger.submission.LedgerUnavailable;
import org.substra.ledger.submission.Outcomes;
import org.substra.ledger.submission.Submissions;
import org.substra.ledger.submission.Submitter;

/** One channel of the embedded ledger, with its two threads: one follows, one appends. */
public final class PostgresChannel {

    private final String name;
    private final Signer signer;
    private final Archive archive;
    private final Follower follower;
    private final Executor executor;
    private final Appender appender;
    private final Head head;
    private final Submitter submitter;
    private final CleanedModels cleanedModels;
    private volatile Consumer<Event> listener = _ -> {};

    public PostgresChannel(
            String name, Key genesis, Signer signer, RulesEngine rules, DataSource logDatabase, DataSource own) {
        this.name = name;
        this.signer = signer;
        var log = new SharedLog(logDatabase);
        this.archive = new Archive(name, own);
        this.cleanedModels = new CleanedModels(archive);
        var outcomes = new Outcomes(signer.organisation(), archive);
        var simulations = new Simulations();
        this.executor = new Executor(name, genesis, rules, simulations, log, own);
        this.follower = new Follower(name, executor, committed -> tell(committed, outcomes));
        this.appender = new Appender(name, log);
        this.head = new Head(name, log, follower);
        this.submitter = new Submitter(
                name,
                signer,
                executor::members,
                rules,
                simulations,
                archive,
                outcomes,
                new Submissions(name, own),
                new Delivery(name, appender, outcomes, head),
                head);
    }

    void start(Consumer<Event> events) {
        this.listener = events;
        Thread.ofVirtual().name("follower-" + name).start(follower);
        Thread.ofVirtual().name("appender-" + name).start(appender);
    }

    void stop() {
        follower.stop();
    }

    Follower follower() {
        return follower;
    }

    Optional<CommandAnswer> submit(CommandMessage message) throws InterruptedException {
        try {
            Optional<Answer> answer = submitter.submit(message.id(), message.command(), message.deadlineMillis());
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(answer(message.id(), cleanedModels.mark(answer.get())));
        } catch (LedgerUnavailable away) {
            return Optional.of(new CommandAnswer.Unavailable(
                    Message.VERSION, message.id(), name, String.valueOf(away.getMessage())));
        }
    }

    QueryAnswer ask(QueryMessage message) throws InterruptedException {
        try {
            return switch (message) {
                case QueryMessage.Head head -> head(head.id());
                case QueryMessage.EventsAfter events -> events(events);
                case QueryMessage.Unfinished unfinished -> unfinished(unfinished);
            };
        } catch (LedgerUnavailable | SQLException away) {
            return new QueryAnswer.Failed(Message.VERSION, message.id(), name, String.valueOf(away.getMessage()));
        }
    }

    @Nullable
    Position newest() throws SQLException {
        return follower.tip().event();
    }

    /** Why this channel is not ready; empty when it follows. */
    Optional<String> trouble() {
        return switch (follower.state()) {
            case FollowerState.Following _ -> strange();
            case FollowerState.CatchingUp _ -> Optional.of("channel " + name + ": catching up with the log");
            case FollowerState.Waiting(String why) -> Optional.of("channel " + name + ": " + why);
            case FollowerState.Stopped(String why) -> Optional.of(why);
        };
    }

    private Optional<String> strange() {
        Members members = executor.members();
        return members == null || members.know(signer)
                ? Optional.empty()
                : Optional.of(
                        "channel " + name + ": entry 0 names another key for " + signer.organisation()
                                + ", or no such member: is LEDGER_SIGNING_KEY_FILE the key that was given to the command genesis?");
    }

    boolean isRegistered() throws SQLException {
        return archive.isRegistered(signer.organisation());
    }

    private QueryAnswer head(String id) throws InterruptedException, SQLException {
        head.reach();
        return new QueryAnswer.Head(Message.VERSION, id, name, newest());
    }

    private QueryAnswer events(QueryMessage.EventsAfter asked) throws SQLException {
        List<Event> events = archive.eventsAfter(asked.after());
        return new QueryAnswer.Events(Message.VERSION, asked.id(), name, events, newest());
    }

    private QueryAnswer unfinished(QueryMessage.Unfinished asked) throws SQLException {
        Position position = newest(); // read first: the page is at least as new
        var tuples = archive.unfinished(signer.organisation(), asked.after());
        return new QueryAnswer.Unfinished(Message.VERSION, asked.id(), name, tuples, position);
    }

    private CommandAnswer answer(String id, Answer answer) {
        return switch (answer.verdict()) {
            case Verdict.Accepted(var result)
            when answer.position() != null ->
                new CommandAnswer.Accepted(Message.VERSION, id, name, answer.position(), result);
            case Verdict.Accepted _ -> throw new IllegalStateException("an accepted command has a position");
            case Verdict.Refused(var reason, var message, var keys) ->
                new CommandAnswer.Refused(Message.VERSION, id, name, answer.position(), reason, message, keys);
        };
    }

    private void tell(Committed committed, Outcomes outcomes) {
        for (Event event : committed.events()) {
            try {
                listener.accept(event);
            } catch (RuntimeException notTold) { // pushed best effort, pulled for truth
                Log.warnf("channel %s: event %s was not pushed: %s", name, event.position(), notTold.getMessage());
            }
        }
        outcomes.committed(committed);
    }
}
