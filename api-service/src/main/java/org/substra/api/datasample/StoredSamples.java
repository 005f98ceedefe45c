package org.substra.api.datasample;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.substra.api.ThisNode;
import org.substra.api.error.NotStored;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.DataSamples;
import org.substra.api.readmodel.SampleRow;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;
import org.substra.contract.Key;

/** The samples that lie at this node. */
@ApplicationScoped
class StoredSamples {

    private final DataSamples samples;
    private final Heads heads;
    private final AssetStore store;
    private final DiskWork disk;
    private final ThisNode node;

    StoredSamples(DataSamples samples, Heads heads, AssetStore store, DiskWork disk, ThisNode node) {
        this.samples = samples;
        this.heads = heads;
        this.store = store;
        this.disk = disk;
        this.node = node;
    }

    /** The sample's folder. Fails with {@link NotStored} unless it was registered here, on this channel. */
    Uni<Path> folder(String channel, Key sample) {
        return heads.find(channel, () -> samples.find(channel, sample))
                .map(Optional::ofNullable)
                .map(row -> row.filter(this::isOurs).orElseThrow(NotStored::new))
                .chain(_ -> disk.call(() -> store.sample(sample)))
                .map(folder -> folder.orElseThrow(NotStored::new));
    }

    private boolean isOurs(SampleRow row) {
        return row.sample().owner().equals(node.organisation());
    }
}
