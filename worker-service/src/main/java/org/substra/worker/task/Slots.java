package org.substra.worker.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.substra.worker.lease.Lease;
import org.substra.worker.lease.StopReason;
import org.substra.worker.node.WorkerConfig;

/** The room for tuples. A scheduler fills a slot when it hears of an end, a moment before it is really free. */
@ApplicationScoped
class Slots {

    private static final long LOOK_AT_LEASE_MILLIS = 200;

    private final Semaphore free;

    Slots(WorkerConfig config) {
        this.free = new Semaphore(config.slots(), true);
    }

    /** Waits for a slot while the lease holds. */
    void take(Lease lease) {
        try {
            while (!free.tryAcquire(LOOK_AT_LEASE_MILLIS, TimeUnit.MILLISECONDS)) {
                lease.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lease.stop(StopReason.SHUTDOWN);
            lease.check();
        }
    }

    void giveBack() {
        free.release();
    }
}
