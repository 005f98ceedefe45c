package org.substra.worker.presence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.substra.worker.lease.Leases;
import org.substra.worker.node.WorkerConfig;

/** Metrics of what this worker tells its schedulers: the room it has, and what it holds. */
@ApplicationScoped
class WorkerMeters {

    void register(
            @Observes StartupEvent started, MeterRegistry meters, Leases leases, WorkerConfig config, Remains remains) {
        Gauge.builder("substra.worker.containers.staying", remains, Remains::staying)
                .description("containers without an attempt that cannot be removed")
                .register(meters);
        Gauge.builder("substra.worker.leases", leases, Leases::count)
                .description("tuples that are here, at work or waiting for a slot")
                .register(meters);
        Gauge.builder("substra.worker.slots", config, WorkerConfig::slots)
                .description("tuples that can be at work at once")
                .register(meters);
    }
}
