package org.substra.worker.step;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.worker.failure.StepTimedOut;
import org.substra.worker.lease.Lease;

/** Takes a step: times it, gives it a span, and is where a test may halt the process. */
@ApplicationScoped
public class Steps {

    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Halt halt;
    private final LongestConfig longest;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    Steps(Tracer tracer, MeterRegistry meters, Halt halt, LongestConfig longest) {
        this.tracer = tracer;
        this.meters = meters;
        this.halt = halt;
        this.longest = longest;
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
    }

    /** Takes a step that only the holder of the lease may take. */
    public <T> T take(Step step, Lease lease, Supplier<T> work) {
        lease.check();
        return take(step, work);
    }

    public void take(Step step, Lease lease, Runnable work) {
        lease.check();
        take(step, work);
    }

    public void take(Step step, Runnable work) {
        take(step, () -> {
            work.run();
            return step;
        });
    }

    /** @throws StepTimedOut when it takes longer than it may */
    public <T> T take(Step step, Supplier<T> work) {
        long start = System.nanoTime();
        Span span = tracer.spanBuilder("tuple " + step.word()).startSpan();
        try (Scope _ = span.makeCurrent()) {
            T result = inTime(step, work);
            Log.debugf("passed %s", step);
            halt.after(step);
            return result;
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
            meters.timer("substra.worker.step", "step", step.word())
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private <T> T inTime(Step step, Supplier<T> work) {
        Duration atMost = atMost(step);
        try (var deadline = new Deadline(atMost, clock)) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                throw deadline.isOver()
                        ? new StepTimedOut("step %s took longer than %s: %s".formatted(step.word(), atMost, e), e)
                        : e;
            }
        }
    }

    /** Null for those that are limited elsewhere, or not at all. */
    private @Nullable Duration atMost(Step step) {
        return switch (step) {
            case STARTED -> longest.started();
            case MATERIALS -> longest.materials();
            case IMAGE -> longest.image();
            case WORKSPACE -> longest.workspace();
            case OUTPUT -> longest.output();
            case STORED -> longest.stored();
            case ACCEPTED, CONTAINER, EVALUATION, REPORTED, TOLD, CLEANED -> null;
        };
    }
}
