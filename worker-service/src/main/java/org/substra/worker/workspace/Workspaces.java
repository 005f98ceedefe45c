package org.substra.worker.workspace;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.substra.contract.command.Material;
import org.substra.contract.record.Tuple;
import org.substra.worker.container.BindMount;
import org.substra.worker.container.ContainerUser;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.lease.Attempt;
import org.substra.worker.material.Resolved;
import org.substra.worker.node.WorkerIdentity;
import org.substra.worker.store.SharedStore;

/** Makes the folders of attempts and takes them away again. Inputs stay where they are and are mounted read-only. */
@ApplicationScoped
public class Workspaces {

    static final String OWNER = "worker";
    private static final List<String> INPUTS = List.of("opener", "data", "model");
    static final List<String> OUTPUTS = List.of("output_model", "pred", "perf", "export");

    private final SharedStore store;
    private final ContainerUser user;
    private final PlanFolders plans;
    private final WorkerIdentity worker;

    Workspaces(SharedStore store, ContainerUser user, PlanFolders plans, WorkerIdentity worker) {
        this.store = store;
        this.user = user;
        this.plans = plans;
        this.worker = worker;
    }

    /** Makes the folder of an attempt at the tuple, empty of outputs, and that of its plan if there is none yet. */
    public Workspace create(Attempt attempt, Tuple tuple, List<Resolved> materials) {
        Path folder = folder(attempt);
        try {
            Deletion.of(folder);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(OWNER), worker.id());
            for (String name : INPUTS) {
                folder(folder, name);
            }
            for (String name : OUTPUTS) {
                user.giveTo(folder(folder, name));
            }
            return new Workspace(folder, inputs(folder, materials), plans.of(attempt.channel(), tuple));
        } catch (IOException e) {
            throw TupleFailure.of("cannot make the folder of the attempt", folder, e);
        }
    }

    public void remove(Attempt attempt) {
        remove(folder(attempt));
    }

    /** Removes what an earlier life of this worker left behind; other workers share the volume. */
    public void removeLeftOver() {
        if (!Files.isDirectory(store.workspaces())) {
            return;
        }
        try (Stream<Path> folders = Files.list(store.workspaces())) {
            folders.filter(this::isOurs).forEach(this::remove);
        } catch (IOException e) {
            throw new NodeFailed("cannot list " + store.workspaces() + ": " + e, e);
        }
    }

    private boolean isOurs(Path folder) {
        try {
            return Files.readString(folder.resolve(OWNER)).equals(worker.id());
        } catch (IOException e) { // being made, or being removed, by whom it belongs to
            Log.debugf("%s tells no owner: %s", folder, e);
            return false;
        }
    }

    private void remove(Path folder) {
        try {
            Deletion.of(folder);
        } catch (IOException e) {
            Log.warnf("%s is left behind: %s", folder, e);
        }
    }

    private Path folder(Attempt attempt) {
        return store.workspaces().resolve(attempt.tuple() + "-" + attempt.attempt());
    }

    /** A mount needs something to cover: an empty file or folder of the same name. */
    private static List<BindMount> inputs(Path folder, List<Resolved> materials) throws IOException {
        var mounts = new ArrayList<BindMount>();
        for (Resolved input : materials) {
            Material material = input.material();
            switch (material.kind()) {
                case ALGO, METRICS -> Log.debugf("%s is in its image", material.key());
                case OPENER -> mounts.add(file(folder, "opener/__init__.py", input.path()));
                case MODEL -> mounts.add(file(folder, "model/" + material.key(), input.path()));
                case HEAD -> mounts.add(file(folder, "model/head_" + material.key(), input.path()));
                case TRUNK -> mounts.add(file(folder, "model/trunk_" + material.key(), input.path()));
                case SAMPLE -> {
                    folder(folder, "data/" + material.key());
                    mounts.add(BindMount.readOnly(input.path(), "/sandbox/data/" + material.key()));
                }
            }
        }
        return mounts;
    }

    private static BindMount file(Path folder, String name, Path source) throws IOException {
        Files.createFile(folder.resolve(name));
        return BindMount.readOnly(source, "/sandbox/" + name);
    }

    /** Readable by the user of the containers, whatever this process's mask is. */
    private static Path folder(Path parent, String name) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
