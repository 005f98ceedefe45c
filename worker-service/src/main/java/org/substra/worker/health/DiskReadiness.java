package org.substra.worker.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.substra.worker.disk.SharedVolume;

/** Whether the shared volume is there and has room. */
@Readiness
@ApplicationScoped
class DiskReadiness implements HealthCheck {

    private final SharedVolume volume;

    DiskReadiness(SharedVolume volume) {
        this.volume = volume;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("shared volume")
                .withData("path", volume.root().toString());
        try {
            return response.status(volume.isReady())
                    .withData("free bytes", volume.free())
                    .build();
        } catch (IOException e) {
            return response.down().withData("reason", e.toString()).build();
        }
    }
}
