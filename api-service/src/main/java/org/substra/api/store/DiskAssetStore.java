package org.substra.api.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.substra.contract.Key;

/** The store on one volume, by the file system's own means. */
@ApplicationScoped
class DiskAssetStore implements AssetStore {

    private final StoreConfig config;
    private final Layout layout;
    private final Space space;

    DiskAssetStore(StoreConfig config) {
        this.config = config;
        this.layout = new Layout(config.root());
        this.space = new Space(config.root(), config.reserve().asLongValue());
    }

    @Override
    public Optional<Path> file(Key hash) {
        return present(layout.file(hash)).or(() -> present(layout.fetched(Fetched.file(hash))));
    }

    @Override
    public Optional<Path> fetchedModel(Key hash) {
        return present(layout.fetched(Fetched.model(hash)));
    }

    @Override
    public Optional<Path> ownModel(Key hash) {
        return present(layout.ownModel(hash));
    }

    @Override
    public void removeModel(Key hash) throws IOException {
        Files.deleteIfExists(layout.fetched(Fetched.model(hash)));
        Files.deleteIfExists(layout.ownModel(hash));
    }

    @Override
    public Optional<Path> sample(Key key) {
        return present(layout.sample(key));
    }

    @Override
    public Draft draft() throws IOException {
        Durable.folder(layout.unfinished());
        space.require();
        return new Draft(layout.newUnfinished(), space, config.maxFileSize().asLongValue());
    }

    @Override
    public Key keepFile(Draft draft) throws IOException {
        Key hash = draft.hash("");
        keep(draft, layout.fetched(Fetched.file(hash)));
        return hash;
    }

    @Override
    public Key keepModel(Draft draft, String salt) throws IOException {
        Key hash = draft.hash(salt);
        keep(draft, layout.fetched(Fetched.model(hash)));
        return hash;
    }

    @Override
    public Key hash(Path file) throws IOException {
        long limit = config.maxFileSize().asLongValue();
        if (Files.size(file) > limit) {
            throw StoreRefusal.tooLarge(limit);
        }
        return Sha256.of(file);
    }

    @Override
    public void take(Path file, Key hash) throws IOException {
        Path target = layout.file(hash);
        if (!renewed(target)) {
            Durable.publish(file);
            Durable.move(file, target);
        }
    }

    @Override
    public SampleDraft sampleDraft() throws IOException {
        Durable.folder(layout.unfinished());
        space.require();
        Path folder = layout.newUnfinished();
        Durable.folder(folder);
        return new SampleDraft(
                folder, Math.min(space.left(), config.maxSampleSize().asLongValue()));
    }

    @Override
    public void keepSample(SampleDraft draft, Key key) throws IOException {
        Path target = layout.sample(key);
        if (!renewed(target)) {
            Durable.forceTree(draft.folder());
            moveUnlessThere(draft.folder(), target);
        }
    }

    /** Unlike a file's, a folder's rename fails when somebody else was quicker with the same one. */
    private static void moveUnlessThere(Path folder, Path target) throws IOException {
        try {
            Durable.move(folder, target);
        } catch (IOException e) {
            if (!renewed(target)) {
                throw e;
            }
        }
    }

    private void keep(Draft draft, Path target) throws IOException {
        if (!renewed(target)) {
            draft.moveTo(target);
        }
    }

    /** Whether it is there; then it counts as new, so that nobody collects what was just sent again. */
    private static boolean renewed(Path target) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
        return true;
    }

    private static Optional<Path> present(Path path) {
        return Files.exists(path) ? Optional.of(path) : Optional.empty();
    }
}
