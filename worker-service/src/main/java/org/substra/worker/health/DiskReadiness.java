package org.substra.worker.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.substra.worker.node.NodeConfig;

/** Whether the shared volume is there and has room. */
@Readiness
@ApplicationScoped
class DiskReadiness implements HealthCheck {

    private final Path root;
    private final long needed;

    DiskReadiness(NodeConfig node, DiskConfig config) {
        this.root = node.mediaRoot();
        this.needed = config.free().asLongValue();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("shared volume").withData("path", root.toString());
        try {
            long free = Files.getFileStore(Files.createDirectories(root)).getUsableSpace();
            return response.status(free >= needed).withData("free bytes", free).build();
        } catch (IOException e) {
            return response.down().withData("reason", e.toString()).build();
        }
    }
}
