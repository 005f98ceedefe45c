package org.substra.api.fetched;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.store.DiskWork;
import org.substra.api.store.FetchedArea;

/**
 * Removes fetched files while they are over their budget, or the volume is nearly full: the one that was used least recently
 * first. One replica at a time. What a killed process has removed and not forgotten is forgotten in a later round.
 */
@ApplicationScoped
public class Eviction {

    private final FetchedRows rows;
    private final Removal removal;
    private final EvictionReport report;
    private final FetchedArea area;
    private final DiskWork disk;
    private final Pool pool;
    private final long budget;

    Eviction(
            FetchedRows rows,
            Removal removal,
            EvictionReport report,
            FetchedArea area,
            DiskWork disk,
            Pool pool,
            FetchedConfig config) {
        this.rows = rows;
        this.removal = removal;
        this.report = report;
        this.area = area;
        this.disk = disk;
        this.pool = pool;
        this.budget = config.budget().asLongValue();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> shrinkNow() {
        return makeRoom(0);
    }

    /** Removes also what a file of so many bytes has no room for. As much as may go, which may be less. */
    public Uni<Void> makeRoom(long wanted) {
        return round(wanted, Round.BEGIN).invoke(report::tell).replaceWithVoid();
    }

    /** In several transactions, so that nobody waits for long for a row. */
    private Uni<Round> round(long wanted, Round before) {
        return disk.call(() -> area.missing(wanted))
                .chain(missing -> pool.withTransaction(connection -> step(connection, missing)))
                .map(before::and)
                .chain(sum -> sum.more() ? round(wanted, sum) : Uni.createFrom().item(sum));
    }

    private Uni<Round> step(SqlConnection connection, long missing) {
        return rows.alone(connection)
                .chain(alone ->
                        alone ? shrink(connection, missing) : Uni.createFrom().item(Round.BEGIN));
    }

    private Uni<Round> shrink(SqlConnection connection, long missing) {
        return rows.kept(connection).chain(kept -> {
            long excess = Math.max(kept - budget, missing);
            return excess > 0 && kept > 0
                    ? remove(connection, kept, excess)
                    : Uni.createFrom().item(Round.fits(kept));
        });
    }

    private Uni<Round> remove(SqlConnection connection, long kept, long excess) {
        return rows.oldest(connection)
                .chain(oldest -> disk.call(() -> removal.of(oldest, excess)))
                .call(done -> rows.forget(connection, done.gone()))
                .call(done -> rows.renew(connection, done.inUse()))
                .map(done -> done.round(kept, excess));
    }
}
