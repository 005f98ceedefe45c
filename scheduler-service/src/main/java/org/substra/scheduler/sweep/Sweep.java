package org.substra.scheduler.sweep;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.substra.scheduler.comparison.Comparison;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.dispatch.Dispatch;
import org.substra.scheduler.events.CatchUp;
import org.substra.scheduler.failure.Failures;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.fleet.Fleet;

/** What nobody pushes: the start, leases that end, pauses that are over, and whatever else was missed. */
@ApplicationScoped
class Sweep {

    private final Feeds feeds;
    private final CatchUp catchUp;
    private final LeaseSweep leases;
    private final Failures failures;
    private final Fleet fleet;
    private final Comparison comparison;
    private final Dispatch dispatch;
    private final Gauges gauges;

    Sweep(
            Feeds feeds,
            CatchUp catchUp,
            LeaseSweep leases,
            Failures failures,
            Fleet fleet,
            Comparison comparison,
            Dispatch dispatch,
            Gauges gauges) {
        this.feeds = feeds;
        this.catchUp = catchUp;
        this.leases = leases;
        this.failures = failures;
        this.fleet = fleet;
        this.comparison = comparison;
        this.dispatch = dispatch;
        this.gauges = gauges;
    }

    @Scheduled(every = "${substra.sweep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return step("catch up with the ledger", () -> InOrder.each(behind(), catchUp::run))
                .chain(() -> step("end leases", leases::run))
                .chain(() -> step("ask the ledger again", failures::askAgain))
                .chain(() -> step("forget workers", fleet::forget))
                .chain(() -> step("compare the backlog", () -> InOrder.map(due(), comparison::run)))
                .chain(() -> step("dispatch", dispatch::run))
                .chain(() -> step("measure", gauges::measure));
    }

    private List<String> behind() {
        return feeds.channels().stream()
                .filter(channel -> feeds.following(channel)
                        .filter(feed -> !feed.isCaughtUp())
                        .isPresent())
                .toList();
    }

    private List<String> due() {
        return feeds.caughtUp().stream()
                .filter(channel -> comparison.isDue(channel, Instant.now()))
                .toList();
    }

    /** A step that fails is told and tried again by the next sweep; the others go on. */
    private static Uni<Void> step(String name, Supplier<Uni<?>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get().replaceWithVoid())
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "cannot %s now; the next sweep tries again", name))
                .onFailure()
                .recoverWithNull();
    }
}
