package org.substra.worker.workspace;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;
import org.substra.worker.container.ContainerUser;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.store.SharedStore;

/** A folder for each compute plan, in which its tuples keep what they share at this node; on the volume that workers share. */
@ApplicationScoped
public class PlanFolders {

    /** What containers see: one level down, so that the name above stays out of their reach. */
    private static final String LOCAL = "local";

    private final SharedStore store;
    private final ContainerUser user;

    PlanFolders(SharedStore store, ContainerUser user) {
        this.store = store;
        this.user = user;
    }

    /** The folder of the tuple's plan, made by the first that needs it; null outside plans. */
    @Nullable
    Path of(String channel, Tuple tuple) throws IOException {
        if (!(tuple.place() instanceof PlanPlace place)) {
            return null;
        }
        Path local = Files.createDirectories(folder(channel, place.plan()).resolve(LOCAL));
        user.giveTo(local);
        return local;
    }

    /**
     * Removes a plan's folder, if there is one that was made before the plan ended: later tuples have a folder of theirs. Of several workers that do so at the same time one makes it its own;
     * if that is killed now, its next life removes it.
     *
     * @throws NodeFailed when it is still there
     */
    public void remove(String channel, Key plan, Instant ended) {
        Path doomed = store.work().resolve(plan + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(store.work());
            if (made(folder(channel, plan)).isAfter(ended)) {
                Log.infof("compute plan %s has gone on since %s: its folder stays", plan, ended);
                return;
            }
            Files.move(folder(channel, plan), doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException none) {
            Log.debugf("compute plan %s has no folder here: %s", plan, none.getMessage());
            return;
        } catch (IOException e) {
            throw new NodeFailed("the folder of compute plan " + plan + " cannot be removed: " + e, e);
        }
        Deletion.tried(doomed);
        Log.infof("compute plan %s is over: its folder is removed", plan);
    }

    /** What is in the folder that containers see does not count. */
    private static Instant made(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder).toInstant();
    }

    private Path folder(String channel, Key plan) {
        return store.plans().resolve(channel + "-" + plan);
    }
}
