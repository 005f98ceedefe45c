package org.substra.scheduler.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** How much is handed out. */
@ApplicationScoped
class DispatchMetrics {

    private final Counter assignments;

    DispatchMetrics(MeterRegistry registry) {
        assignments = Counter.builder("substra.assignments")
                .description("Tuples given to a worker, every attempt counted")
                .register(registry);
    }

    void assigned() {
        assignments.increment();
    }
}
