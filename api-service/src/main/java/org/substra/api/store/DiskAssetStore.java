package org.substra.api.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.substra.contract.Key;

/** The store on one volume, by the file system's own means. */
@ApplicationScoped
class DiskAssetStore implements AssetStore {

    private static final int CHUNK = 1 << 18;

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
        return present(layout.file(hash));
    }

    @Override
    public Optional<Path> fetchedModel(Key hash) {
        return present(layout.fetchedModel(hash));
    }

    @Override
    public Optional<Path> ownModel(Key hash) {
        return present(layout.ownModel(hash));
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
        keep(draft, layout.file(hash));
        return hash;
    }

    @Override
    public Key keepModel(Draft draft, String salt) throws IOException {
        Key hash = draft.hash(salt);
        keep(draft, layout.fetchedModel(hash));
        return hash;
    }

    @Override
    public Key put(Path source) throws IOException {
        try (Draft draft = draft();
                FileChannel in = FileChannel.open(source)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (in.read(chunk.clear()) >= 0) {
                draft.write(chunk.flip());
            }
            return keepFile(draft);
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
    public Key keepSample(SampleDraft draft) throws IOException {
        Key key = DirectoryHash.of(draft.folder());
        Path target = layout.sample(key);
        if (!renewed(target)) {
            Durable.forceTree(draft.folder());
            moveUnlessThere(draft.folder(), target);
        }
        return key;
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
