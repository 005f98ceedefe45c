package org.substra.worker.task;

import static org.substra.worker.step.Step.ACCEPTED;
import static org.substra.worker.step.Step.CLEANED;
import static org.substra.worker.step.Step.REPORTED;
import static org.substra.worker.step.Step.STARTED;
import static org.substra.worker.step.Step.TOLD;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.contract.TupleKind;
import org.substra.contract.command.Result;
import org.substra.worker.disk.SharedVolume;
import org.substra.worker.failure.Category;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.lease.Lease;
import org.substra.worker.lease.Stopped;
import org.substra.worker.ledger.NotOurs;
import org.substra.worker.ledger.TupleLedger;
import org.substra.worker.step.Steps;
import org.substra.worker.workspace.Workspaces;

/** Runs one attempt from its acceptance until nothing is left of it but its result. */
@ApplicationScoped
class TaskRunner {

    private final Slots slots;
    private final TupleLedger ledger;
    private final TupleWork work;
    private final Schedulers schedulers;
    private final Workspaces workspaces;
    private final SharedVolume volume;
    private final Steps steps;
    private final MeterRegistry meters;

    TaskRunner(
            Slots slots,
            TupleLedger ledger,
            TupleWork work,
            Schedulers schedulers,
            Workspaces workspaces,
            SharedVolume volume,
            Steps steps,
            MeterRegistry meters) {
        this.slots = slots;
        this.ledger = ledger;
        this.work = work;
        this.schedulers = schedulers;
        this.workspaces = workspaces;
        this.volume = volume;
        this.steps = steps;
        this.meters = meters;
    }

    void run(Lease lease, TupleKind kind) {
        Outcome outcome = outcome(lease);
        Log.infof("%s ended: %s %s", lease.attempt().id(), outcome.kind().word(), outcome.reason());
        meters.counter(
                        "substra.worker.tuples",
                        "kind",
                        kind.word(),
                        "outcome",
                        outcome.kind().word(),
                        "category",
                        outcome.category().word())
                .increment();
        steps.take(TOLD, () -> schedulers.tell(lease, outcome));
        steps.take(CLEANED, () -> workspaces.remove(lease.attempt()));
    }

    private Outcome outcome(Lease lease) {
        try {
            slots.take(lease);
        } catch (Stopped stopped) {
            return outcome(stopped);
        }
        try {
            return attempt(lease);
        } catch (Stopped stopped) {
            return outcome(stopped);
        } catch (NotOurs elsewhere) {
            return Outcome.dropped(elsewhere.getMessage());
        } catch (TupleFailure unrecorded) { // the ledger did not even take the failure
            return Outcome.later(unrecorded);
        } finally {
            slots.giveBack();
        }
    }

    private Outcome attempt(Lease lease) {
        try {
            steps.take(ACCEPTED, lease, volume::requireReserve);
            var started = steps.take(STARTED, lease, () -> start(lease));
            work.on(started, lease);
            return Outcome.done();
        } catch (TupleFailure failure) {
            return failed(lease, failure);
        } catch (Stopped | NotOurs end) {
            throw end;
        } catch (RuntimeException bug) {
            return failed(lease, new NodeFailed("a fault in this service: " + bug, bug));
        }
    }

    /** Both ways at once: a start that comes too late is refused by the ledger, or void as soon as another attempt starts. */
    private Result.Started start(Lease lease) {
        var started = ledger.start(lease);
        lease.awaitBegin();
        return started;
    }

    private Outcome failed(Lease lease, TupleFailure failure) {
        Log.errorf(failure.getCause(), "%s %s", failure.code(), failure.getMessage());
        if (!failure.isFinal()) {
            return Outcome.later(failure);
        }
        steps.take(REPORTED, lease, () -> ledger.failed(lease, failure.code()));
        return Outcome.failed(failure);
    }

    private static Outcome outcome(Stopped stopped) {
        return switch (stopped.reason()) {
            case ASKED -> Outcome.dropped("stopped, as asked");
            case LEASE_OVER -> Outcome.later(Category.NODE, "the lease could not be renewed in time");
            case SHUTDOWN -> Outcome.later(Category.NONE, "the worker is being stopped");
        };
    }
}
