package org.substra.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.substra.api.ThisNode;
import org.substra.api.readmodel.ReadModel;
import org.substra.contract.Position;

/** Not ready when a channel cannot be followed any more, or is followed too far behind. */
@Readiness
@ApplicationScoped
class ReadModelCheck implements HealthCheck {

    private final ThisNode node;
    private final ReadModel readModel;
    private final HealthConfig config;

    ReadModelCheck(ThisNode node, ReadModel readModel, HealthConfig config) {
        this.node = node;
        this.readModel = readModel;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("read model");
        boolean up = true;
        for (String channel : node.channelNames()) {
            up &= look(channel, answer);
        }
        return answer.status(up).build();
    }

    private boolean look(String channel, HealthCheckResponseBuilder answer) {
        Duration lag = readModel.lag(channel);
        String applied = readModel.applied(channel).map(Position::toString).orElse("none");
        answer.withData(channel, applied);
        readModel.stopped(channel).ifPresent(reason -> answer.withData(channel + " stopped", reason));
        if (lag.isPositive()) {
            answer.withData(channel + " behind for", lag.toSeconds() + " s");
        }
        return readModel.stopped(channel).isEmpty() && lag.compareTo(config.maxLag()) <= 0;
    }
}
