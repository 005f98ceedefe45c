package org.substra.worker.image;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import org.substra.worker.container.BuiltImage;
import org.substra.worker.store.SharedStore;

/**
 * When images were used last: the age of an empty file for each, on the volume that workers share, because several may
 * have the same engine. Nothing depends on it but the order in which images go.
 */
@Singleton
class LastUses {

    private final SharedStore store;

    LastUses(SharedStore store) {
        this.store = store;
    }

    /** Notes that the image is used now. */
    void note(String tag) {
        Path file = file(tag);
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file)) {
                Files.write(file, new byte[0]);
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            Log.warnf("the use of image %s is not noted, so it may be removed too early: %s", tag, e);
        }
    }

    /** When the image was used last under any of its tags; when it was made, if that is not known. */
    Instant of(BuiltImage image) {
        return image.tags().stream()
                .map(this::file)
                .filter(Files::exists)
                .map(LastUses::age)
                .max(Instant::compareTo)
                .orElse(image.created());
    }

    void forget(Collection<String> tags) {
        for (String tag : tags) {
            try {
                Files.deleteIfExists(file(tag));
            } catch (IOException e) {
                Log.warnf("the use of image %s, which is gone, stays noted: %s", tag, e);
            }
        }
    }

    private static Instant age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) { // another worker has removed the image
            return Instant.MIN;
        }
    }

    private Path file(String tag) {
        return store.imageUses().resolve(tag.replace('/', '_').replace(':', '_'));
    }
}
