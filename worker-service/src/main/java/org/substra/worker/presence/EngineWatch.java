package org.substra.worker.presence;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.container.FoundContainer;
import org.substra.worker.container.Labels;
import org.substra.worker.lease.Attempt;
import org.substra.worker.lease.Leases;
import org.substra.worker.node.WorkerIdentity;
import org.substra.worker.workspace.Occupied;
import org.substra.worker.workspace.Workspaces;

/**
 * Knows whether the container engine answers: while it does not, this worker offers no slots, or one tuple after the other
 * would use up its attempts here. What an engine that was away has left of this worker is removed when it is back.
 */
@ApplicationScoped
class EngineWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLEARING = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ContainerEngine engine;
    private final Remains remains;
    private final Occupied occupied;
    private final Workspaces workspaces;
    private final Leases leases;
    private final WorkerIdentity worker;
    private CompletableFuture<Integer> asked = CompletableFuture.completedFuture(0);
    private volatile boolean answers = true;

    EngineWatch(
            ContainerEngine engine,
            Remains remains,
            Occupied occupied,
            Workspaces workspaces,
            Leases leases,
            WorkerIdentity worker) {
        this.engine = engine;
        this.remains = remains;
        this.occupied = occupied;
        this.workspaces = workspaces;
        this.leases = leases;
        this.worker = worker;
    }

    /** As it was when it was last looked at. */
    boolean answers() {
        return answers;
    }

    /**
     * Begins to remove the containers of this worker that no attempt holds that is here, and the folders whose container is
     * gone. Answers how many such containers there are.
     */
    int tidy() {
        List<Attempt> over = occupied.over(); // before the engine is asked what there is; who is here, after it
        List<FoundContainer> found = engine.labelled(Labels.WORKER, worker.id());
        List<Attempt> here = leases.attempts();
        List<FoundContainer> left = found.stream()
                .filter(container -> here.stream().noneMatch(container::isOf))
                .toList();
        remains.remove(left);
        over.stream()
                .filter(attempt -> found.stream().noneMatch(container -> container.isOf(attempt)))
                .forEach(attempt -> Thread.ofPlatform()
                        .daemon()
                        .name("removal " + attempt.id())
                        .start(() -> workspaces.removeFreed(attempt)));
        return left.size();
    }

    /** Tidies until nothing is left, or what is left cannot be removed. Answers how many containers that are. */
    int clear() {
        long start = System.nanoTime();
        int left = tidy();
        while (left > remains.staying() && System.nanoTime() - start < CLEARING.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            left = tidy();
        }
        return left;
    }

    /** Tidies, and sees whether the engine answers. Answers true when it is not as it was before. */
    boolean look() {
        boolean before = answers;
        answers = isThere();
        if (answers && !before) {
            Log.info("the container engine answers again");
        }
        return answers != before;
    }

    /** An engine that hangs is not asked again before it has answered. */
    private boolean isThere() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(
                    this::tidy, task -> Thread.ofVirtual().start(task));
        }
        try {
            asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException hangs) {
            return away("no answer within " + PATIENCE);
        } catch (ExecutionException failed) {
            return away(String.valueOf(failed.getCause()));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return answers;
        }
    }

    private boolean away(String why) {
        if (answers) {
            Log.warnf("no slots are offered before the container engine answers again: %s", why);
        }
        return false;
    }
}
