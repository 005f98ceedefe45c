package org.substra.api.fetched;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Says what eviction has done: metrics, and a line for each round that removed something. */
@ApplicationScoped
@Startup // its metrics are there from the beginning
class EvictionReport {

    private final AtomicLong kept = new AtomicLong();
    private final long budget;
    private final Counter files;
    private final Counter bytes;

    EvictionReport(FetchedConfig config, MeterRegistry meters) {
        this.budget = config.budget().asLongValue();
        this.files = Counter.builder("substra.fetched.removed.files")
                .description("fetched files that were removed to make room")
                .register(meters);
        this.bytes = Counter.builder("substra.fetched.removed.bytes")
                .description("bytes of the fetched files that were removed to make room")
                .register(meters);
        Gauge.builder("substra.fetched.kept.bytes", kept, AtomicLong::get)
                .description("bytes of all files fetched from other nodes")
                .register(meters);
    }

    void tell(Round round) {
        if (round.kept() < 0) {
            return; // another replica says it
        }
        files.increment(round.files());
        bytes.increment(round.bytes());
        long before = kept.getAndSet(round.kept());
        if (round.files() > 0) {
            Log.infof(
                    "removed %d files fetched from other nodes, %d bytes; %d bytes stay, %d may",
                    round.files(), round.bytes(), round.kept(), budget);
        }
        if (round.kept() > budget && before <= budget) {
            Log.warnf(
                    "files fetched from other nodes take %d bytes, more than the %d they may: those that stay are in use",
                    round.kept(), budget);
        }
    }
}
