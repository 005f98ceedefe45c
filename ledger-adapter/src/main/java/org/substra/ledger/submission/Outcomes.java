package org.substra.ledger.submission;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.substra.contract.OrganisationId;
import org.substra.ledger.execution.Archive;
import org.substra.ledger.execution.Committed;
import org.substra.ledger.execution.Outcome;

/** Waits for the outcomes of this organisation's commands: told by the follower, or found in the database when another adapter executed them. */
public final class Outcomes {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final OrganisationId organisation;
    private final Archive archive;
    private final ConcurrentMap<String, CompletableFuture<Outcome>> awaited = new ConcurrentHashMap<>();

    public Outcomes(OrganisationId organisation, Archive archive) {
        this.organisation = organisation;
        this.archive = archive;
    }

    /** Takes what the follower has committed. */
    public void committed(Committed committed) {
        for (Committed.Finished finished : committed.finished()) {
            CompletableFuture<Outcome> waiter = awaited.get(finished.commandId());
            if (waiter != null && finished.organisation().equals(organisation)) {
                waiter.complete(finished.outcome());
            }
        }
    }

    Optional<Outcome> known(String commandId) throws SQLException {
        return archive.outcome(organisation, commandId);
    }

    /** Runs the sending and waits for the outcome; empty when it is not known after the patience. */
    Optional<Outcome> await(String commandId, Sending sending, Duration patience)
            throws SQLException, InterruptedException {
        CompletableFuture<Outcome> waiter = awaited.computeIfAbsent(commandId, _ -> new CompletableFuture<>());
        try {
            sending.send();
            long end = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < end) {
                Optional<Outcome> outcome = told(waiter);
                if (outcome.isEmpty()) {
                    outcome = known(commandId);
                }
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
            return Optional.empty();
        } finally {
            awaited.remove(commandId, waiter);
        }
    }

    /** Hands bytes to the log. */
    interface Sending {
        void send() throws SQLException, InterruptedException;
    }

    private static Optional<Outcome> told(CompletableFuture<Outcome> waiter) throws InterruptedException {
        try {
            return Optional.of(waiter.get(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("outcomes never fail", bug);
        }
    }
}
