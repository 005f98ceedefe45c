package org.substra.worker.presence;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.container.Labels;
import org.substra.worker.lease.Attempt;
import org.substra.worker.lease.Leases;
import org.substra.worker.node.WorkerIdentity;

/**
 * Knows whether the container engine answers: while it does not, this worker offers no slots, or one tuple after the other
 * would use up its attempts here. What an engine that was away has left of this worker is removed when it is back.
 */
@ApplicationScoped
class EngineWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ContainerEngine engine;
    private final Leases leases;
    private final WorkerIdentity worker;
    private CompletableFuture<Integer> asked = CompletableFuture.completedFuture(0);
    private volatile boolean answers = true;

    EngineWatch(ContainerEngine engine, Leases leases, WorkerIdentity worker) {
        this.engine = engine;
        this.leases = leases;
        this.worker = worker;
    }

    /** As it was when it was last looked at. */
    boolean answers() {
        return answers;
    }

    /** Removes the containers of this worker that no attempt holds that is here. Answers how many. */
    int tidy() {
        return engine.removeLabelled(Labels.WORKER, worker.id(), labels -> {
            List<Attempt> here = leases.attempts();
            return here.stream().noneMatch(attempt -> Labels.areOf(attempt, labels));
        });
    }

    /** Tidies, and sees whether that can be done now. Answers true when it is not as it was before. */
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
            int removed = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (removed > 0) {
                Log.warnf("containers that were left behind, now removed: %d", removed);
            }
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
