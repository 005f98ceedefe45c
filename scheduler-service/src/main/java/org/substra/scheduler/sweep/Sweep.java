package org.substra.scheduler.sweep;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.scheduler.dispatch.Dispatch;
import org.substra.scheduler.failure.Failures;
import org.substra.scheduler.fleet.Fleet;

/** What nobody pushes: leases that end, pauses that are over, verdicts that did not come, and whatever else was missed. */
@ApplicationScoped
class Sweep {

    private final LeaseSweep leases;
    private final Failures failures;
    private final Fleet fleet;
    private final Dispatch dispatch;
    private final Gauges gauges;

    Sweep(LeaseSweep leases, Failures failures, Fleet fleet, Dispatch dispatch, Gauges gauges) {
        this.leases = leases;
        this.failures = failures;
        this.fleet = fleet;
        this.dispatch = dispatch;
        this.gauges = gauges;
    }

    @Scheduled(every = "${substra.sweep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Attempt.at("end leases", leases::run)
                .chain(() -> Attempt.at("ask the ledger again", failures::askAgain))
                .chain(() -> Attempt.at("forget workers", fleet::forget))
                .chain(() -> Attempt.at("dispatch", dispatch::run))
                .chain(() -> Attempt.at("measure", gauges::measure));
    }
}
