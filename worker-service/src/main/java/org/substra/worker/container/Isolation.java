package org.substra.worker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.worker.node.WorkerConfig;

/** What every container gets, and all that it does not. */
@Singleton
class Isolation {

    private static final double NANO = 1e9;

    private final DockerClient docker;
    private final ContainerConfig config;
    private final int slots;
    private final Optional<List<String>> gpus;
    private volatile @Nullable Info machine;

    Isolation(DockerClient docker, ContainerConfig config, WorkerConfig worker) {
        this.docker = docker;
        this.config = config;
        this.slots = worker.slots();
        this.gpus = worker.gpus();
    }

    /** For the container that has this share. */
    HostConfig of(ContainerRun run, Shares.Share share) {
        return limited(share)
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

    private HostConfig limited(Shares.Share share) {
        Info engine = machine();
        long memory = config.memory()
                .map(size -> size.asLongValue())
                .orElseGet(() -> known(engine.getMemTotal(), Long.MAX_VALUE) / slots);
        long file = config.file().asLongValue();
        return onProcessors(engine, share)
                .withDeviceRequests(gpus(share))
                .withMemory(memory)
                .withMemorySwap(memory)
                .withPidsLimit(config.pids())
                .withShmSize(config.shm().asLongValue())
                .withUlimits(List.of(new Ulimit("fsize", file, file), new Ulimit("core", 0L, 0L)));
    }

    /** How large the engine's machine is. It takes the engine some milliseconds to say, and stays so. */
    private Info machine() {
        Info known = machine;
        if (known == null) {
            known = docker.infoCmd().exec();
            machine = known;
        }
        return known;
    }

    /** Either processors of its own or, where there are too few, a part of the time of all. */
    private HostConfig onProcessors(Info engine, Shares.Share share) {
        List<Integer> all =
                config.processors().map(Processors::of).orElseGet(() -> Processors.first(known(engine.getNCPU(), 1)));
        List<Integer> own = config.cpuSets() ? share.of(all) : List.of();
        HostConfig limits = HostConfig.newHostConfig();
        boolean some = !own.isEmpty() && own.size() < all.size();
        if (some || config.processors().isPresent()) {
            limits.withCpusetCpus(Processors.text(own.isEmpty() ? all : own));
        }
        if (own.isEmpty() || config.cpus().isPresent()) {
            double part = (double) all.size() / slots;
            limits.withNanoCPUs((long) (config.cpus().orElse(part) * NANO));
        }
        return limits;
    }

    private List<DeviceRequest> gpus(Shares.Share share) {
        return gpus.stream()
                .map(ids -> new DeviceRequest().withDeviceIds(share.of(ids)).withCapabilities(List.of(List.of("gpu"))))
                .toList();
    }

    private static Mount mount(BindMount bind) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(bind.source().toString())
                .withTarget(bind.target())
                .withReadOnly(bind.readOnly());
    }

    private static <N> N known(@Nullable N value, N otherwise) {
        return value == null ? otherwise : value;
    }
}
