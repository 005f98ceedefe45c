package org.substra.worker.workspace;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.substra.contract.command.Material;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Tuple;
import org.substra.worker.container.BindMount;
import org.substra.worker.container.ContainerUser;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.lease.Attempt;
import org.substra.worker.material.Resolved;
import org.substra.worker.store.SharedStore;

/** Makes the folders of attempts and takes them away again. Inputs stay where they are and are mounted read-only. */
@ApplicationScoped
public class Workspaces {

    private static final List<String> INPUTS = List.of("opener", "data", "model");
    /** Of every container, whatever it is for. */
    private static final List<String> OUTPUTS = List.of("output_model", "pred");
    /** Of those of a testtuple besides. */
    private static final List<String> OUTPUTS_OF_TESTS = List.of("perf", "export");

    private final SharedStore store;
    private final ContainerUser user;
    private final PlanFolders plans;
    private final Occupied occupied;

    Workspaces(SharedStore store, ContainerUser user, PlanFolders plans, Occupied occupied) {
        this.occupied = occupied;
        this.store = store;
        this.user = user;
        this.plans = plans;
    }

    /** Makes the folder of an attempt, empty but for one in it for what the attempt holds; which it returns. */
    public Path holds(Attempt attempt) {
        Path folder = folder(attempt);
        try {
            Deletion.of(folder);
            return Files.createDirectories(folder.resolve("holds"));
        } catch (IOException e) {
            throw TupleFailure.of("cannot make the folder of the attempt", folder, e);
        }
    }

    /** Fills the folder of an attempt at the tuple, empty of outputs, and makes that of its plan if there is none yet. */
    public Workspace create(Attempt attempt, Tuple tuple, List<Resolved> materials) {
        Path folder = folder(attempt);
        try {
            for (String name : INPUTS) {
                folder(folder, name);
            }
            var outputs = outputs(folder, OUTPUTS);
            if (tuple instanceof Testtuple) {
                outputs.addAll(outputs(folder, OUTPUTS_OF_TESTS));
            }
            return new Workspace(folder, inputs(folder, materials), outputs, plans.of(attempt.channel(), tuple));
        } catch (IOException e) {
            throw TupleFailure.of("cannot make the folder of the attempt", folder, e);
        }
    }

    private List<Path> outputs(Path folder, List<String> names) throws IOException {
        var made = new ArrayList<Path>();
        for (String name : names) {
            Path output = folder(folder, name);
            user.giveTo(output);
            made.add(output);
        }
        return made;
    }

    /** Removes the folder of an attempt that is over; later, while a container may be at work in it. */
    public void remove(Attempt attempt) {
        if (occupied.end(attempt)) {
            Deletion.tried(folder(attempt));
        } else {
            Log.warnf("%s stays until its container is known to be gone", folder(attempt));
        }
    }

    /** Removes the folder of one of {@link Occupied#over}, whose container is gone. */
    public void removeFreed(Attempt attempt) {
        if (occupied.release(attempt)) {
            Deletion.tried(folder(attempt));
        }
    }

    private Path folder(Attempt attempt) {
        return store.work().resolve(attempt.tuple() + "-" + attempt.attempt());
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
