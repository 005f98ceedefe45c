package org.substra.worker.material;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.substra.contract.Key;
import org.substra.contract.command.Material;
import org.substra.worker.failure.MaterialRefused;
import org.substra.worker.failure.MaterialUnreachable;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.lease.Lease;
import org.substra.worker.store.Hashes;
import org.substra.worker.store.Hold;
import org.substra.worker.store.SharedStore;

/** Finds what a tuple needs. Nothing is used before this worker has hashed it itself. */
@ApplicationScoped
public class Materials {

    private static final int TRIES = 5;

    private final SharedStore store;
    private final FileRequests requests;
    private final int atOnce;

    Materials(SharedStore store, FileRequests requests, FilesConfig config) {
        this.store = store;
        this.requests = requests;
        this.atOnce = config.atOnce();
    }

    /**
     * All materials, in the given order; some at the same time, so that other nodes deliver side by side. What may be removed
     * meanwhile, because it was fetched and can be fetched again, is held.
     *
     * @param holds the folder for what is held: it stays as long as the folder
     * @throws MaterialRefused when one is gone, or has other bytes
     * @throws MaterialUnreachable when one cannot be had now
     */
    public List<Resolved> resolve(List<Material> materials, Path holds, Lease lease) {
        materials.stream().filter(Material::gone).findFirst().ifPresent(gone -> {
            throw new MaterialRefused(name(gone) + " was removed for good");
        });
        var found = SideBySide.map(materials, atOnce, material -> resolve(material, holds, lease));
        List<Key> held = found.stream()
                .filter(resolved -> resolved.path().startsWith(holds))
                .map(resolved -> resolved.material().hash())
                .toList();
        if (!held.isEmpty()) {
            requests.used(held, lease);
        }
        return found;
    }

    private Resolved resolve(Material material, Path holds, Lease lease) {
        for (int tries = 0; tries < TRIES; tries++) {
            lease.check();
            Path path = store.find(material).orElseGet(() -> bring(material, lease));
            Optional<Path> staying = store.isFetched(path) ? held(material, path, holds) : Optional.of(path);
            if (staying.isPresent()) {
                return new Resolved(material, proven(material, staying.get()));
            }
            Log.infof("%s has been removed just now", name(material));
        }
        throw new MaterialUnreachable(name(material) + ": was removed as often as it was brought");
    }

    private static Optional<Path> held(Material material, Path path, Path holds) {
        try {
            return Hold.on(path, holds);
        } catch (IOException e) {
            throw TupleFailure.of("cannot hold " + name(material), holds, e);
        }
    }

    private Path bring(Material material, Lease lease) {
        if (material.kind() == Material.Kind.HEAD) {
            throw new MaterialRefused(name(material) + " is not in the store of this node, the only one that has it");
        }
        Log.infof("%s is not in the store: asking the api", name(material));
        FileAnswer answer = requests.bring(material, lease);
        String said = name(material) + ": " + answer.message();
        return switch (answer.outcome()) {
            case THERE -> brought(material);
            case GONE -> throw new MaterialRefused(said + " (gone)");
            case WRONG_BYTES -> throw new MaterialRefused(said + " (wrong bytes)");
            case UNREACHABLE, FORBIDDEN -> throw new MaterialUnreachable(said);
        };
    }

    private Path brought(Material material) {
        Optional<Path> path = store.find(material);
        return path.orElseThrow(() -> new NodeFailed(name(material)
                + ": the api says it is in the store, but it is not: do api and worker share MEDIA_ROOT?"));
    }

    private static Path proven(Material material, Path path) {
        Key found = hash(material, path);
        if (!found.equals(material.hash())) {
            throw new MaterialRefused("%s: %s has the hash %s".formatted(name(material), path, found));
        }
        return path;
    }

    private static Key hash(Material material, Path path) {
        try {
            return switch (material.kind()) {
                case ALGO, METRICS, OPENER, MODEL, HEAD, TRUNK -> Hashes.ofFile(path, material.salt());
                case SAMPLE -> Hashes.ofDirectory(path);
            };
        } catch (IOException e) {
            throw new NodeFailed(name(material) + ": cannot read " + path + ": " + e, e);
        }
    }

    private static String name(Material material) {
        return "%s %s (hash %s)".formatted(material.kind().word(), material.key(), material.hash());
    }
}
