package org.substra.worker.task;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.command.Material;
import org.substra.contract.record.Tuple;
import org.substra.worker.image.Images;
import org.substra.worker.lease.Lease;
import org.substra.worker.material.Resolved;

/** The images of a tuple by what they are for. They stay on the engine until this is closed. */
final class TupleImages implements AutoCloseable {

    private final Map<Material.Kind, Resolved> archives = new EnumMap<>(Material.Kind.class);
    private final Images images;
    private final Lease lease;
    private final boolean planned;

    private TupleImages(Tuple tuple, List<Resolved> materials, Images images, Lease lease) {
        this.images = images;
        this.lease = lease;
        this.planned = tuple.place() != null;
        for (Resolved resolved : materials) {
            Material.Kind kind = resolved.material().kind();
            switch (kind) {
                case ALGO, METRICS -> archives.put(kind, resolved);
                case OPENER, SAMPLE, MODEL, HEAD, TRUNK -> {} // these are mounted
            }
        }
        archives.values().forEach(images::pin);
    }

    /** Has those images built that are not there. */
    static TupleImages of(Tuple tuple, List<Resolved> materials, Images images, Lease lease) {
        var pinned = new TupleImages(tuple, materials, images, lease);
        try {
            pinned.archives.values().forEach(archive -> images.of(archive, lease));
            return pinned;
        } catch (RuntimeException e) {
            pinned.close();
            throw e;
        }
    }

    String algo() {
        return tag(Material.Kind.ALGO);
    }

    String metrics() {
        return tag(Material.Kind.METRICS);
    }

    @Override
    public void close() {
        archives.values().forEach(archive -> images.release(archive, planned));
    }

    /** Built again if another worker of the same engine has removed it: days may have gone by. */
    private String tag(Material.Kind kind) {
        Resolved archive = archives.get(kind);
        if (archive == null) {
            throw new IllegalStateException("the ledger lists no " + kind.word() + " among the materials");
        }
        return images.of(archive, lease);
    }
}
