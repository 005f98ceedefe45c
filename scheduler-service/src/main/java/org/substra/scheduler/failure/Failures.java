package org.substra.scheduler.failure;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.message.CommandMessage;
import org.substra.scheduler.backlog.Claims;
import org.substra.scheduler.backlog.Orphan;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.backlog.TupleLog;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.outbox.Outbox;
import org.substra.scheduler.outbox.Outgoing;
import org.substra.scheduler.outbox.Target;

/** Tuples that this scheduler fails. Nothing here changes their status: only the ledger's event does. */
@ApplicationScoped
public class Failures implements PanacheRepositoryBase<EndingRow, TupleId> {

    private static final int BATCH = 100;

    private final Outbox outbox;
    private final Claims claims;
    private final Feeds feeds;
    private final BudgetConfig config;

    Failures(Outbox outbox, Claims claims, Feeds feeds, BudgetConfig config) {
        this.outbox = outbox;
        this.claims = claims;
        this.feeds = feeds;
        this.config = config;
    }

    /** Fails every tuple of ours that needs a failed one. Answers how many. */
    @WithTransaction
    public Uni<Integer> failOrphans() {
        return claims.orphans(feeds.caughtUp(), BATCH)
                .call(orphans -> InOrder.each(orphans, this::failOrphan))
                .map(List::size);
    }

    /** Asks again for the verdicts that have not come in time; the adapter answers a repeated command as the first time. */
    @WithTransaction
    public Uni<Integer> askAgain() {
        return list("askedAt < ?1", Instant.now().minus(config.settle()))
                .call(rows -> InOrder.each(rows, this::ask))
                .map(List::size);
    }

    /** Fails a tuple that the caller's transaction has locked in the backlog. */
    Uni<Void> fail(TupleId id, int attempt, FailureCode reason) {
        var row = EndingRow.of(id, attempt, reason.draw());
        TupleLog.warn(id, "is failed with code %s: %s (attempt %d)", row.code, reason.meaning(), attempt);
        return persist(row).chain(this::ask);
    }

    private Uni<Void> failOrphan(Orphan orphan) {
        return claims.pause(orphan.id(), config.settle())
                .chain(() -> fail(orphan.id(), orphan.attempt(), FailureCode.PARENT_FAILED));
    }

    private Uni<Void> ask(EndingRow row) {
        row.askedAt = Instant.now();
        CommandMessage command = row.toCommand();
        return claims.trace(row.id)
                .chain(trace -> outbox.append(new Outgoing(
                        Target.LEDGER_COMMANDS,
                        command.command().function(),
                        command.id(),
                        Json.write(command),
                        config.settle(),
                        trace,
                        null)));
    }
}
