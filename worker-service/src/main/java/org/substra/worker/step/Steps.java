package org.substra.worker.step;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.substra.worker.lease.Lease;

/** Takes a step: times it, gives it a span, and is where a test may halt the process. */
@ApplicationScoped
public class Steps {

    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Halt halt;

    Steps(Tracer tracer, MeterRegistry meters, Halt halt) {
        this.tracer = tracer;
        this.meters = meters;
        this.halt = halt;
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

    public <T> T take(Step step, Supplier<T> work) {
        long start = System.nanoTime();
        Span span = tracer.spanBuilder("tuple " + step.word()).startSpan();
        try (Scope _ = span.makeCurrent()) {
            T result = work.get();
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
}
