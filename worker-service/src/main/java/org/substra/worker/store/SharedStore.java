package org.substra.worker.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.substra.contract.Key;
import org.substra.contract.command.Material;
import org.substra.worker.node.NodeConfig;
import org.substra.worker.node.WorkerIdentity;

/**
 * The node's shared volume. This worker reads all of it and writes below {@code worker/} only. A file that has
 * its name is whole: it was written under another name, synced, and renamed.
 */
@ApplicationScoped
public class SharedStore {

    private static final String FETCHED_FILES = "api/fetched";
    private static final String FETCHED_MODELS = "api/models";

    private final Path root;
    private final Path own;

    SharedStore(NodeConfig config, WorkerIdentity worker) {
        this.root = config.mediaRoot().toAbsolutePath().normalize();
        this.own = allWork().resolve(worker.id());
    }

    public Path root() {
        return root;
    }

    /** Where the material lies, when it is there. Its bytes are not yet proven. */
    public Optional<Path> find(Material material) {
        String hash = material.hash().value();
        return switch (material.kind()) {
            case ALGO, METRICS, OPENER -> first(Stream.of(sharded("api/files", hash), sharded(FETCHED_FILES, hash)));
            case SAMPLE -> first(Stream.of(sharded("api/samples", hash)));
            case MODEL, TRUNK -> first(Stream.of(sharded("worker/models", hash), sharded(FETCHED_MODELS, hash)));
            case HEAD -> first(Stream.of(sharded("worker/models", hash)));
        };
    }

    /** Whether it was fetched from another node: then the api may remove it, to fetch it again. */
    public boolean isFetched(Path found) {
        return found.startsWith(root.resolve(FETCHED_FILES)) || found.startsWith(root.resolve(FETCHED_MODELS));
    }

    /** Where every worker has a folder, by its id, for what is made here and not yet, or no longer, kept. */
    public Path allWork() {
        return root.resolve("worker/work");
    }

    /** This worker's folder there: all in it is this process's, or was left by an earlier life of it. */
    public Path work() {
        return own;
    }

    /** Where it is noted when images were used last. */
    public Path imageUses() {
        return root.resolve("worker/images");
    }

    /** Where each worker notes, by its id, which images compute plans use. */
    public Path planImages() {
        return root.resolve("worker/plan-images");
    }

    /** Where compute plans have their folders. */
    public Path plans() {
        return root.resolve("worker/plans");
    }

    /** A new file to write to, which the caller removes or keeps. */
    public Path temporary() throws IOException {
        return Files.createDirectories(own).resolve(UUID.randomUUID().toString());
    }

    /**
     * Keeps a written file as a model, readable by containers of whatever user; replaces an equal one, which renews
     * its age.
     */
    public void keepModel(Path temporary, Key hash) throws IOException {
        Path folder = Files.createDirectories(folder("worker/models", hash.value()));
        Path model = folder.resolve(hash.value());
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        sync(temporary);
        Files.move(temporary, model, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    private static Optional<Path> first(Stream<Path> candidates) {
        return candidates.filter(Files::exists).findFirst();
    }

    private Path sharded(String area, String name) {
        return folder(area, name).resolve(name);
    }

    private Path folder(String area, String name) {
        return root.resolve(area).resolve(name.substring(0, 2));
    }
}
