package org.substra.scheduler.comparison;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Differences between backlog and ledger; anything above zero means a bug or a changed database. */
@ApplicationScoped
class ComparisonMetrics {

    private final Counter repairs;

    ComparisonMetrics(MeterRegistry registry) {
        repairs = Counter.builder("substra.backlog.repairs")
                .description("Tuples of the backlog that did not agree with the ledger")
                .register(registry);
    }

    void repaired(int count) {
        repairs.increment(count);
    }
}
