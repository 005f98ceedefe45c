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

    private static final int RENEWALS = 5;
    private static final int TRIES = 10;

    private final Semaphore change = new Semaphore(0);
    private final Sender sender;
    private final Leases leases;
    private final EngineWatch engine;
    private final RoomWatch room;
    private final WorkerIdentity worker;
    private final int slots;
    private final Duration lease;
    private int unconfirmed;

    Presence(
            @Channel("workers") MutinyEmitter<byte[]> channel,
            Leases leases,
            EngineWatch engine,
            RoomWatch room,
            WorkerIdentity worker,
            WorkerConfig config) {
        this.sender = new Sender(channel);
        this.leases = leases;
        this.engine = engine;
        this.room = room;
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
                Duration pause = announce() ? part(leases.shortest(lease), RENEWALS) : Duration.ZERO;
                if (change.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    change.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A confirmation may be lost with its connection, so it is not waited for long at first: another announcement
     * may still be in time. Later there is nothing left to renew.
     */
    private boolean announce() throws InterruptedException {
        Duration patience = unconfirmed < TRIES ? part(leases.shortest(lease), TRIES) : lease;
        List<Lease> running = leases.valid();
        int offered = engine.answers() && room.hasRoom() ? slots : 0;
        WorkerPresent present = WorkerPresent.of(worker, offered, running);
        long sentAt = System.nanoTime();
        try {
            sender.send(Json.write(present), Sender.headers(worker.id(), present.id()))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            leases.renew(running, sentAt);
            confirmed();
            return true;
        } catch (TimeoutException late) {
            unconfirmed("no confirmation within " + patience);
        } catch (ExecutionException | RuntimeException failed) {
            unconfirmed(failed.toString());
            TimeUnit.NANOSECONDS.sleep(sentAt + patience.toNanos() - System.nanoTime());
        }
        return false;
    }

    private void confirmed() {
        if (unconfirmed >= TRIES) {
            Log.info("the broker confirms this worker's presence again");
        }
        unconfirmed = 0;
    }

    private void unconfirmed(String why) {
        unconfirmed++;
        if (unconfirmed == TRIES) {
            Log.warnf("the broker does not confirm this worker's presence, so its leases end: %s", why);
        }
    }

    private static Duration part(Duration whole, int parts) {
        return whole.dividedBy(parts);
    }
}
