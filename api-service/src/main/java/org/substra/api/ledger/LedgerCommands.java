package org.substra.api.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.substra.api.broker.LedgerAdapter;
import org.substra.api.error.DatabaseAway;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.readmodel.ReadModel;
import org.substra.contract.Position;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.Result;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;

/** Submits commands and waits until this node can read what they did. */
@ApplicationScoped
public class LedgerCommands {

    private final LedgerAdapter adapter;
    private final ReadModel readModel;
    private final LedgerConfig config;
    private final MeterRegistry meters;

    LedgerCommands(LedgerAdapter adapter, ReadModel readModel, LedgerConfig config, MeterRegistry meters) {
        this.adapter = adapter;
        this.readModel = readModel;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Submits the command as a new one and waits for the verdict and for the read model to know it.
     *
     * <p>Fails with {@link Refusal} when a rule says no (what it refers to is readable then, too),
     * {@link LedgerUnavailable} when nothing was submitted, and {@link LedgerTimeout} when the outcome
     * is unknown: whoever knows the key adds it to that one.
     */
    public Uni<Result> submit(String channel, Command command) {
        return submit(channel, UUID.randomUUID().toString(), command, deadline());
    }

    /** Until when a request that begins now may wait. */
    public Instant deadline() {
        return Instant.now().plus(config.patience());
    }

    /**
     * The same for a command that may have been submitted before, by whichever process: then its first outcome counts.
     *
     * @param id unique in this organisation
     * @param until the outcome is waited for; the command is not signed any more after this
     */
    public Uni<Result> submit(String channel, String id, Command command, Instant until) {
        return Uni.createFrom().deferred(() -> {
            Duration patience = Duration.between(Instant.now(), until);
            if (!patience.isPositive()) {
                return Uni.createFrom().failure(new LedgerTimeout("there was no time left for " + command.function()));
            }
            long deadline = until.toEpochMilli();
            var message = CommandMessage.of(id, channel, command, deadline);
            Timer.Sample sample = Timer.start(meters);
            return adapter.submit(message, patience)
                    .chain(answer -> read(answer, message, deadline))
                    .onTermination()
                    .invoke(() -> sample.stop(meters.timer("substra.ledger.wait", "function", command.function())));
        });
    }

    private Uni<Result> read(CommandAnswer answer, CommandMessage message, long deadline) {
        return switch (answer) {
            case CommandAnswer.Accepted accepted ->
                reached(accepted.position(), message, deadline).replaceWith(accepted.result());
            case CommandAnswer.Refused refused ->
                reached(refused.position(), message, deadline)
                        .chain(() -> Uni.createFrom().failure(refused.toRefusal()));
            case CommandAnswer.Unavailable none ->
                Uni.createFrom()
                        .failure(new LedgerUnavailable("the ledger did not take the command: " + none.message()));
        };
    }

    private Uni<Void> reached(@Nullable Position position, CommandMessage message, long deadline) {
        if (position == null) {
            return Uni.createFrom().voidItem();
        }
        long left = Math.max(1, deadline - System.currentTimeMillis());
        return readModel
                .reached(message.channel(), position)
                .ifNoItem()
                .after(Duration.ofMillis(left))
                .fail()
                .onFailure(failure -> failure instanceof TimeoutException || DatabaseAway.isCauseOf(failure))
                .transform(_ -> new LedgerTimeout(
                        message.command().function() + " has its verdict, but this node cannot read it yet"));
    }
}
