package org.substra.worker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.substra.worker.node.WorkerConfig;

/** What every container gets, and all that it does not. */
@Singleton
class Isolation {

    private static final double NANO = 1e9;

    private final DockerClient docker;
    private final ContainerConfig config;
    private final int slots;

    Isolation(DockerClient docker, ContainerConfig config, WorkerConfig worker) {
        this.docker = docker;
        this.config = config;
        this.slots = worker.slots();
    }

    HostConfig of(ContainerRun run) {
        return limited()
                .withNetworkMode("none")
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withPrivileged(false)
                .withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "rw,nosuid,nodev,size=" + config.tmp().asLongValue()))
                .withInit(true) // the first process of a container ignores signals unless it was made for it
                .withMounts(run.mounts().stream().map(Isolation::mount).toList())
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "16m", "max-file", "1")));
    }

    private HostConfig limited() {
        Info engine = docker.infoCmd().exec();
        long memory = config.memory()
                .map(size -> size.asLongValue())
                .orElseGet(() -> known(engine.getMemTotal(), Long.MAX_VALUE) / slots);
        double cpus = config.cpus().orElseGet(() -> (double) known(engine.getNCPU(), 1) / slots);
        long file = config.file().asLongValue();
        return HostConfig.newHostConfig()
                .withMemory(memory)
                .withMemorySwap(memory)
                .withNanoCPUs((long) (cpus * NANO))
                .withPidsLimit(config.pids())
                .withShmSize(config.shm().asLongValue())
                .withUlimits(List.of(new Ulimit("fsize", file, file), new Ulimit("core", 0L, 0L)));
    }

    private static Mount mount(BindMount bind) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(bind.source().toString())
                .withTarget(bind.target())
                .withReadOnly(bind.readOnly());
    }

    private static <N> N known(@org.jspecify.annotations.Nullable N value, N otherwise) {
        return value == null ? otherwise : value;
    }
}
