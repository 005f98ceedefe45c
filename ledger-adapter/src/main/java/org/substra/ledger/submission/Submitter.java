package org.substra.ledger.submission;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.substra.contract.command.Command;
import org.substra.ledger.channel.Follower;
import org.substra.ledger.channel.FollowerState;
import org.substra.ledger.execution.Archive;
import org.substra.ledger.execution.Archive.Simulation;
import org.substra.ledger.execution.DatabaseFailure;
import org.substra.ledger.execution.Outcome;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.input.Signer;
import org.substra.ledger.log.SharedLog;

/**
 * Submits this organisation's commands on one channel. A command's bytes are signed once and kept
 * before they are sent; from then on the same bytes are sent until their outcome is known, so a
 * crash anywhere, or the same command again, ends with one execution and one outcome.
 */
public final class Submitter {

    private static final Duration CATCH_UP = Duration.ofSeconds(10);
    private static final Duration SEND_AGAIN = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String channel;
    private final Signer signer;
    private final Submissions submissions;
    private final Appender appender;
    private final Archive archive;
    private final Outcomes outcomes;
    private final SharedLog log;
    private final Follower follower;
    private final RulesEngine rules;

    public Submitter(
            String channel,
            Signer signer,
            RulesEngine rules,
            DataSource own,
            SharedLog log,
            Archive archive,
            Outcomes outcomes,
            Appender appender,
            Follower follower) {
        this.channel = channel;
        this.signer = signer;
        this.rules = rules;
        this.submissions = new Submissions(channel, own);
        this.log = log;
        this.archive = archive;
        this.outcomes = outcomes;
        this.appender = appender;
        this.follower = follower;
    }

    /**
     * Submits the command, unless the same id was submitted before, and waits for its outcome.
     *
     * @param deadlineMillis not to be signed after this moment; null for no limit
     * @return empty when the deadline had passed: then nothing happens, now or later
     * @throws LedgerUnavailable when nothing was sent, and nothing will be
     */
    public Optional<Answer> submit(String commandId, Command command, @Nullable Long deadlineMillis)
            throws InterruptedException {
        try {
            Optional<Outcome> known = outcomes.known(commandId);
            if (known.isPresent()) {
                return known.map(Answer::of);
            }
            Optional<byte[]> kept = submissions.find(commandId);
            if (kept.isPresent()) {
                return Optional.of(sendUntilKnown(commandId, kept.get()));
            }
            return sign(commandId, command, deadlineMillis);
        } catch (SQLException | DatabaseFailure e) {
            throw new LedgerUnavailable("the ledger's database does not answer: " + e.getMessage(), e);
        }
    }

    /** Executes whatever the log holds now. */
    public void catchUp() throws InterruptedException {
        try {
            long last = log.last(channel);
            follower.wake();
            if (!follower.awaitExecuted(last, CATCH_UP)) {
                throw new LedgerUnavailable(
                        "channel " + channel + " is not executed up to entry " + last + " yet: " + follower.state());
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the log does not answer: " + e.getMessage(), e);
        }
    }

    private Optional<Answer> sign(String commandId, Command command, @Nullable Long deadlineMillis)
            throws SQLException, InterruptedException {
        Simulation simulation = archive.simulate(signer.organisation(), command, rules);
        if (simulation.refused() != null || simulation.tip().number() < 0) {
            catchUp(); // the refusal may be yesterday's
            simulation = archive.simulate(signer.organisation(), command, rules);
        }
        if (simulation.refused() != null) {
            return Optional.of(new Answer(simulation.refused(), simulation.tip().event()));
        }
        if (!(follower.state() instanceof FollowerState.Following)) {
            throw new LedgerUnavailable("channel " + channel + ": " + follower.state());
        }
        log.last(channel); // a log that does not answer now will not take the command: say so while nothing is kept
        if (deadlineMillis != null && Clock.systemUTC().millis() > deadlineMillis) {
            return Optional.empty();
        }
        byte[] bytes = signer.sign(channel, commandId, command, simulation.tip().seen());
        return Optional.of(sendUntilKnown(commandId, submissions.keep(commandId, bytes)));
    }

    private Answer sendUntilKnown(String commandId, byte[] bytes) throws InterruptedException {
        while (true) {
            try {
                Optional<Outcome> outcome = outcomes.known(commandId);
                if (outcome.isEmpty()) {
                    outcome = outcomes.await(commandId, () -> send(bytes), SEND_AGAIN);
                }
                if (outcome.isPresent()) {
                    return Answer.of(outcome.get());
                }
                Log.warnf("channel %s: no outcome of command %s yet, sending it again", channel, commandId);
            } catch (SQLException | DatabaseFailure e) {
                Log.warnf("channel %s: command %s is on its way, trying again: %s", channel, commandId, e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    private void send(byte[] bytes) throws SQLException, InterruptedException {
        appender.append(bytes);
        follower.wake();
    }
}
