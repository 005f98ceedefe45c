package org.substra.worker.presence;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.lease.Leases;
import org.substra.worker.lease.StopReason;
import org.substra.worker.node.WorkerIdentity;
import org.substra.worker.workspace.LeftOver;

/**
 * The life of this worker: first it removes what an earlier one left, then it is present, and watches its leases, its
 * engine and its volume. All run on threads of their own, because a virtual one may have to wait while others hash.
 */
@ApplicationScoped
class Life {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration WATCH = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Presence presence;
    private final Leases leases;
    private final EngineWatch engine;
    private final RoomWatch room;
    private final LeftOver leftOver;
    private final WorkerIdentity worker;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    Life(
            Presence presence,
            Leases leases,
            EngineWatch engine,
            RoomWatch room,
            LeftOver leftOver,
            WorkerIdentity worker) {
        this.presence = presence;
        this.leases = leases;
        this.engine = engine;
        this.room = room;
        this.leftOver = leftOver;
        this.worker = worker;
    }

    void begin(@Observes StartupEvent start) {
        threads.add(Thread.ofPlatform().daemon().name("presence").start(this::live));
        threads.add(Thread.ofPlatform().daemon().name("lease watch").start(this::watch));
    }

    /** Stops what runs, and gives it time to say so. */
    void end(@Observes ShutdownEvent stop) {
        leases.stopAll(StopReason.SHUTDOWN);
        long until = System.nanoTime() + FAREWELL.toNanos();
        while (!leases.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(WATCH.toNanos());
        }
        threads.forEach(Thread::interrupt);
    }

    private void live() {
        while (!cleanUp() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(RETRY.toNanos());
        }
        room.look();
        threads.add(Thread.ofPlatform().daemon().name("engine watch").start(() -> watch(engine::look)));
        threads.add(Thread.ofPlatform().daemon().name("room watch").start(() -> watch(room::look)));
        presence.keep();
    }

    private boolean cleanUp() {
        try {
            int staying = engine.clear();
            if (staying == 0) {
                leftOver.remove();
            } else {
                Log.errorf("containers left by earlier ones stay: %d; so do all folders left by them", staying);
            }
            Log.infof("worker %s, incarnation %s", worker.id(), worker.incarnation());
            return true;
        } catch (NodeFailed failure) {
            Log.warnf("not present before what is left over can be removed: %s", failure.getMessage());
            return false;
        }
    }

    private void watch(BooleanSupplier change) {
        while (!Thread.currentThread().isInterrupted()) {
            if (change.getAsBoolean()) {
                presence.changed();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            leases.valid(); // ends those whose time has come
            LockSupport.parkNanos(WATCH.toNanos());
        }
    }
}
