package org.substra.scheduler.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.substra.scheduler.assignment.Leases;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.workers.Listening;

/** Ends the leases that are over, once everything was heard that workers have said. */
@ApplicationScoped
class LeaseSweep {

    private static final String CHANNEL = "workers";

    private final Leases leases;
    private final Listening listening;
    private final HealthCenter broker;
    private final Duration every;
    private final Counter expired;

    LeaseSweep(
            Leases leases,
            Listening listening,
            HealthCenter broker,
            @ConfigProperty(name = "substra.sweep.every") Duration every,
            MeterRegistry registry) {
        this.leases = leases;
        this.listening = listening;
        this.broker = broker;
        this.every = every;
        this.expired = Counter.builder("substra.leases.expired")
                .description("Leases that ended because their worker was silent")
                .register(registry);
    }

    Uni<Void> run() {
        if (!listening.isCaughtUp(isConnected(), every, Instant.now())) {
            return Uni.createFrom().voidItem();
        }
        return leases.expired()
                .chain(tuples -> InOrder.map(tuples, leases::expire))
                .invoke(ended -> expired.increment(Collections.frequency(ended, true)))
                .replaceWithVoid();
    }

    private boolean isConnected() {
        return broker.getReadiness().getChannels().stream()
                .filter(channel -> channel.getChannel().equals(CHANNEL))
                .allMatch(channel -> channel.isOk());
    }
}
