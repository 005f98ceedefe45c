package org.substra.worker.image;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.substra.contract.Key;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.node.WorkerIdentity;
import org.substra.worker.store.SharedStore;

/**
 * Which algos each compute plan has used at this worker, so that their images go when the plan is over (spec 4.5). Noted on the
 * shared volume, for each worker, as each may have an engine of its own; so it is known after a restart, too.
 */
@ApplicationScoped
public class PlanImages {

    private final Path noted;
    private final Images images;

    PlanImages(SharedStore store, WorkerIdentity worker, Images images) {
        this.noted = store.planImages().resolve(worker.id());
        this.images = images;
    }

    /** Notes that a tuple of the plan needs the algo's image. */
    public void note(String channel, Key plan, Key algo) {
        Path file = folder(channel, plan).resolve(algo.value());
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        } catch (FileAlreadyExistsException before) {
            Log.tracef("%s was noted before", before.getFile());
        } catch (IOException e) {
            throw TupleFailure.of("cannot note an image of compute plan " + plan, file, e);
        }
    }

    /**
     * Removes the images that only this plan has used. One that a tuple outside plans needs just now stays, like all others, for as
     * long as the images' budget allows. Again is no harm.
     *
     * @throws NodeFailed when the engine does not do it now
     */
    public void forget(String channel, Key plan) {
        Path folder = folder(channel, plan);
        try {
            for (Path algo : list(folder)) {
                if (isOfNoOther(folder, algo.getFileName())) {
                    boolean gone = images.forget(new Key(algo.getFileName().toString()));
                    Log.debugf("image of algo %s, as compute plan %s is over: gone %s", algo.getFileName(), plan, gone);
                }
                Files.deleteIfExists(algo);
            }
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException goesOn) {
            Log.debugf("compute plan %s has gone on: %s", plan, goesOn);
        } catch (IOException e) {
            throw new NodeFailed("cannot forget the images of compute plan " + plan + ": " + e, e);
        }
    }

    private boolean isOfNoOther(Path plan, Path algo) throws IOException {
        return list(noted).stream().allMatch(other -> other.equals(plan) || Files.notExists(other.resolve(algo)));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private Path folder(String channel, Key plan) {
        return noted.resolve(channel + "-" + plan);
    }
}
