package org.substra.worker.output;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.substra.worker.disk.SharedVolume;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.TupleFailure;

/**
 * Looks at the room on the volume while containers run; also at what no count of files sees: those that are deleted and
 * still open. When the reserve is touched it stops one container after the other until it is not any more, first the one that
 * has grown most.
 */
@Singleton
class VolumeWatch {

    /** Part of the reserve; who has taken less since there was room has not filled the volume. */
    private static final int LITTLE = 4;
    /** How many times the reserve is room for all. */
    private static final int ROOM = 2;
    /** For the folder of a stopped attempt to be removed before another has to stop. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Set<OutputWatch> running = ConcurrentHashMap.newKeySet();
    private final SharedVolume volume;
    private final Duration pause;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("volume watch").unstarted(this::watch);
    private volatile long lastEnd = System.nanoTime();
    private volatile long patientUntil = lastEnd;

    VolumeWatch(SharedVolume volume, OutputConfig config) {
        this.volume = volume;
        this.pause = config.look();
    }

    void start(@Observes StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        thread.interrupt();
    }

    void begin(OutputWatch watch) {
        running.add(watch);
    }

    void end(OutputWatch watch) {
        running.remove(watch);
        lastEnd = System.nanoTime();
        if (watch.growth().isStopped()) {
            patientUntil = lastEnd + GRACE.toNanos();
        }
    }

    boolean hasRoom() {
        return volume.requireFree() >= volume.reserve();
    }

    /** The failure of one that has to end because there is no room; that of others when it has taken little. */
    DiskFull full(OutputWatch watch) {
        Growth growth = watch.growth();
        long free = volume.requireFree();
        long taken = growth.visible() + (isOnlyOneToEnd(watch) ? growth.hidden(free) : 0);
        DiskFull full = volume.full(growth.wasInNeed() ? growth.freeInNeed() : free);
        return taken > volume.reserve() / LITTLE ? full : full.byOthers();
    }

    private boolean isOnlyOneToEnd(OutputWatch watch) {
        return watch.growth().wasInNeedAfter(lastEnd)
                && running.stream().noneMatch(other -> other != watch && other.isStopping());
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look(volume.requireFree());
            } catch (TupleFailure unknown) {
                running.forEach(watch -> watch.stop(unknown));
            } catch (RuntimeException bug) {
                Log.error("a fault while looking at the room on the volume", bug);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void look(long free) {
        if (free >= ROOM * volume.reserve()) {
            running.forEach(watch -> watch.growth().forgive());
        } else if (free < volume.reserve()) {
            running.forEach(watch -> watch.growth().noteNeed(free));
            if (running.stream().noneMatch(OutputWatch::isStopping) && System.nanoTime() - patientUntil >= 0) {
                running.stream()
                        .max(Comparator.comparingLong(watch -> watch.growth().visible()))
                        .ifPresent(this::stop);
            }
        }
    }

    private void stop(OutputWatch watch) {
        watch.growth().noteStop();
        watch.stop(volume.full(watch.growth().freeInNeed()));
    }
}
