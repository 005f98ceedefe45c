package org.substra.worker.presence;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.substra.contract.Json;
import org.substra.worker.broker.Sender;
import org.substra.worker.lease.Lease;
import org.substra.worker.lease.Leases;
import org.substra.worker.node.WorkerConfig;
import org.substra.worker.node.WorkerIdentity;

/**
 * Announces this worker at start, when something changes, and every fifth of a lease; each announcement that the
 * broker confirms renews the leases it names.
 */
@ApplicationScoped
public class Presence {

    private static final int RENEWALS_IN_A_LEASE = 5;

    private final Semaphore change = new Semaphore(0);
    private final Sender sender;
    private final Leases leases;
    private final WorkerIdentity worker;
    private final int slots;
    private final Duration lease;
    private boolean confirmed = true;

    Presence(
            @Channel("workers") MutinyEmitter<byte[]> channel,
            Leases leases,
            WorkerIdentity worker,
            WorkerConfig config) {
        this.sender = new Sender(channel);
        this.leases = leases;
        this.worker = worker;
        this.slots = config.slots();
        this.lease = config.lease();
    }

    /** What runs here is another now: tells it at once. */
    public void changed() {
        change.release();
    }

    /** Announces for ever, in the calling thread, until it is interrupted. */
    void keep() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                announce();
                if (change.tryAcquire(leases.shortest(lease).toMillis() / RENEWALS_IN_A_LEASE, TimeUnit.MILLISECONDS)) {
                    change.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the broker at most a lease long: by then there is nothing left to renew. */
    private void announce() throws InterruptedException {
        List<Lease> running = leases.valid();
        WorkerPresent present = WorkerPresent.of(worker, slots, running);
        long sentAt = System.nanoTime();
        try {
            sender.send(Json.write(present), Sender.headers(worker.id(), present.id()))
                    .get(lease.toMillis(), TimeUnit.MILLISECONDS);
            leases.renew(running, sentAt);
            tell(true, "");
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            tell(false, e.toString());
        }
    }

    private void tell(boolean now, String why) {
        if (!now && confirmed) {
            Log.warnf("the broker does not confirm this worker's presence; leases will end: %s", why);
        } else if (now && !confirmed) {
            Log.info("the broker confirms this worker's presence again");
        }
        confirmed = now;
    }
}
