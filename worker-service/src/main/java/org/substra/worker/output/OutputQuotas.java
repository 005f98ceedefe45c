package org.substra.worker.output;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What containers may leave behind, so that none fills the volume that all share. */
@Singleton
public final class OutputQuotas {

    private final OutputConfig config;
    private final VolumeWatch volume;

    OutputQuotas(OutputConfig config, VolumeWatch volume) {
        this.volume = volume;
        this.config = config;
    }

    /**
     * Watches a container.
     *
     * @param outputs the folders of its attempt that it may write, or that one before it could
     * @param local the folder of its compute plan, when it may write it
     */
    public OutputWatch watch(List<Path> outputs, @Nullable Path local) {
        var quotas = new ArrayList<Quota>();
        quotas.add(new Quota("its outputs", outputs, config.total().asLongValue(), config.files()));
        if (local != null) {
            quotas.add(new Quota(
                    "the folder of its compute plan",
                    List.of(local),
                    config.planTotal().asLongValue(),
                    config.planFiles()));
        }
        return new OutputWatch(
                () -> quotas.stream().mapToLong(Quota::check).sum(), config.look(), config.longestLook(), volume);
    }
}
