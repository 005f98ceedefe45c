package org.substra.api.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.substra.api.ThisNode;
import org.substra.api.readmodel.ReadModel;
import org.substra.contract.Position;

/** Metrics of each channel's read model. */
@ApplicationScoped
class LagMeters {

    private static final double MILLIS = 1000;

    private final ThisNode node;
    private final ReadModel readModel;
    private final MeterRegistry meters;

    LagMeters(ThisNode node, ReadModel readModel, MeterRegistry meters) {
        this.node = node;
        this.readModel = readModel;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        node.channelNames().forEach(this::register);
    }

    private void register(String channel) {
        Gauge.builder(
                        "substra.read.model.lag.seconds",
                        readModel,
                        model -> model.lag(channel).toMillis() / MILLIS)
                .description("how long the read model has been without something that the ledger has")
                .tag("channel", channel)
                .register(meters);
        Gauge.builder(
                        "substra.read.model.block",
                        readModel,
                        model -> model.applied(channel).map(Position::block).orElse(-1L))
                .description("block of the newest event applied; -1 before the first")
                .tag("channel", channel)
                .register(meters);
    }
}
