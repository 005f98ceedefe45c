package org.substra.api.broker;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** Whether a message can leave now. */
@ApplicationScoped
class Connection {

    private final RabbitMQConnector connector;

    Connection(@Connector(RabbitMQConnector.CONNECTOR_NAME) RabbitMQConnector connector) {
        this.connector = connector;
    }

    /** Whether the broker is connected for the channel that sends and for the one that brings the answers. */
    boolean isUp(String channel) {
        return connector.getReadiness().getChannels().stream()
                .filter(info ->
                        info.getChannel().equals(channel) || info.getChannel().equals("ledger-replies"))
                .allMatch(HealthReport.ChannelInfo::isOk);
    }
}
