package org.substra.worker.task;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.command.Material;
import org.substra.worker.image.Images;
import org.substra.worker.lease.Lease;
import org.substra.worker.material.Resolved;

/** The images of a tuple by what they are for. */
record TupleImages(Map<Material.Kind, String> tags) {

    static TupleImages of(List<Resolved> materials, Images images, Lease lease) {
        var tags = new EnumMap<Material.Kind, String>(Material.Kind.class);
        for (Resolved resolved : materials) {
            Material.Kind kind = resolved.material().kind();
            switch (kind) {
                case ALGO, METRICS -> tags.put(kind, images.of(resolved, lease));
                case OPENER, SAMPLE, MODEL, HEAD, TRUNK -> {} // these are mounted
            }
        }
        return new TupleImages(tags);
    }

    String algo() {
        return tag(Material.Kind.ALGO);
    }

    String metrics() {
        return tag(Material.Kind.METRICS);
    }

    private String tag(Material.Kind kind) {
        String tag = tags.get(kind);
        if (tag == null) {
            throw new IllegalStateException("the ledger lists no " + kind.word() + " among the materials");
        }
        return tag;
    }
}
