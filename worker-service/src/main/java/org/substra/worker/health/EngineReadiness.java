package org.substra.worker.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.failure.NodeFailed;

/** Whether the container engine answers. */
@Readiness
@ApplicationScoped
class EngineReadiness implements HealthCheck {

    private final ContainerEngine engine;

    EngineReadiness(ContainerEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("container engine");
        try {
            engine.ping();
            return response.up().build();
        } catch (NodeFailed failure) {
            return response.down().withData("reason", failure.getMessage()).build();
        }
    }
}
