package org.substra.scheduler.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long tuples that could run have waited for a worker. */
@ApplicationScoped
class OutboxMetrics {

    private final Timer todoToSent;

    OutboxMetrics(MeterRegistry registry) {
        todoToSent = Timer.builder("substra.todo.to.sent")
                .description("From the event that made a tuple todo to the confirm of its first task message")
                .publishPercentileHistogram()
                .register(registry);
    }

    void taskSent(@Nullable Instant todoAt) {
        if (todoAt != null) {
            todoToSent.record(Duration.between(todoAt, Instant.now()));
        }
    }
}
