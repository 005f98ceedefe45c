package org.substra.ledger.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.substra.ledger.port.Ledger;

/** Metrics of how each channel is followed. */
@ApplicationScoped
class LedgerMeters {

    private static final double MILLIS = 1000;

    private final Ledger ledger;
    private final MeterRegistry meters;

    LedgerMeters(Instance<Ledger> ledger, MeterRegistry meters) {
        this.ledger = ledger.get();
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        ledger.channels().forEach(this::register);
        Gauge.builder(
                        "substra.ledger.troubles",
                        ledger,
                        known -> known.troubles().size())
                .description("what keeps this adapter from following; readiness says what")
                .register(meters);
    }

    private void register(String channel) {
        Gauge.builder(
                        "substra.ledger.lag.seconds",
                        ledger,
                        known -> known.lag(channel).toMillis() / MILLIS)
                .description("since all of the ledger was executed; below 2 when all is well")
                .tag("channel", channel)
                .register(meters);
        Gauge.builder("substra.ledger.block", ledger, known -> known.executed(channel))
                .description("last block executed, refusals included; -1 before the first")
                .tag("channel", channel)
                .register(meters);
    }
}
