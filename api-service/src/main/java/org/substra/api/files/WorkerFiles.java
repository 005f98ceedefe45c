package org.substra.api.files;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.substra.api.ThisNode;
import org.substra.api.asset.Part;
import org.substra.api.fetched.FetchedFiles;
import org.substra.api.files.FileAnswer.Outcome;
import org.substra.api.held.FileNames;
import org.substra.api.held.HeldFile;
import org.substra.api.held.HeldFiles;
import org.substra.api.material.Brought;
import org.substra.api.material.Materials;
import org.substra.api.material.Wanted;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;
import org.substra.contract.command.Material;

/** Finds what a worker wants: in the store, else at its owner. */
@ApplicationScoped
class WorkerFiles {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final AssetStore store;
    private final DiskWork disk;
    private final Materials materials;
    private final HeldFiles held;
    private final FetchedFiles fetched;
    private final ThisNode node;

    WorkerFiles(
            AssetStore store, DiskWork disk, Materials materials, HeldFiles held, FetchedFiles fetched, ThisNode node) {
        this.store = store;
        this.disk = disk;
        this.materials = materials;
        this.held = held;
        this.fetched = fetched;
        this.node = node;
    }

    Uni<FileAnswer> bring(FileWanted wanted) {
        return fetched.used(List.of(wanted.hash()))
                .chain(() -> disk.call(() -> stored(wanted)))
                .chain(path -> {
                    if (path.isPresent()) {
                        return Uni.createFrom().item(FileAnswer.to(wanted, Outcome.THERE, ""));
                    }
                    if (neverTravels(wanted.kind()) || wanted.owner().equals(node.organisation())) {
                        String message =
                                "this node's own store has no " + wanted.kind().word() + " " + wanted.hash();
                        return Uni.createFrom().item(FileAnswer.to(wanted, Outcome.GONE, message));
                    }
                    return fetch(wanted);
                });
    }

    private static boolean neverTravels(Material.Kind kind) {
        return kind == Material.Kind.SAMPLE || kind == Material.Kind.HEAD;
    }

    private Optional<Path> stored(FileWanted wanted) {
        return switch (wanted.kind()) {
            case SAMPLE -> store.sample(wanted.hash());
            case MODEL, TRUNK -> store.ownModel(wanted.hash()).or(() -> store.fetchedModel(wanted.hash()));
            case HEAD -> store.ownModel(wanted.hash());
            case ALGO, METRICS, OPENER -> store.file(wanted.hash());
        };
    }

    private Uni<FileAnswer> fetch(FileWanted wanted) {
        boolean model = wanted.kind() == Material.Kind.MODEL || wanted.kind() == Material.Kind.TRUNK;
        Optional<String> salt = model ? Optional.of(wanted.salt()) : Optional.empty();
        return materials
                .bring(new Wanted(wanted.channel(), wanted.hash(), salt, wanted.owner(), wanted.address()))
                .chain(brought -> switch (brought) {
                    case Brought.There there -> remember(wanted, there).replaceWith(answer(wanted, Outcome.THERE, ""));
                    case Brought.WrongBytes wrong -> said(wanted, Outcome.WRONG_BYTES, wrong.text());
                    case Brought.Refused refused -> said(wanted, outcome(refused.status()), refused.text());
                    case Brought.Unreachable silent -> said(wanted, Outcome.UNREACHABLE, silent.text());
                    case Brought.Unknown unknown -> said(wanted, Outcome.FORBIDDEN, unknown.text());
                    case Brought.Elsewhere elsewhere -> said(wanted, Outcome.FORBIDDEN, elsewhere.text());
                });
    }

    /** So that it can be downloaded here, too, without being fetched again. */
    private Uni<Void> remember(FileWanted wanted, Brought.There there) {
        return part(wanted.kind())
                .map(part -> held.add(
                        wanted.channel(),
                        List.of(new HeldFile(
                                wanted.key(), part, wanted.hash(), FileNames.clean(there.fileName(), part)))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Optional<Part> part(Material.Kind kind) {
        return switch (kind) {
            case ALGO -> Optional.of(Part.CONTENT);
            case METRICS -> Optional.of(Part.METRICS);
            case OPENER -> Optional.of(Part.OPENER);
            case SAMPLE, MODEL, HEAD, TRUNK -> Optional.empty();
        };
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case NOT_FOUND -> Outcome.GONE;
            case UNAUTHORIZED, FORBIDDEN -> Outcome.FORBIDDEN;
            default -> Outcome.UNREACHABLE;
        };
    }

    private static Uni<FileAnswer> said(FileWanted wanted, Outcome outcome, String text) {
        return Uni.createFrom()
                .item(answer(
                        wanted,
                        outcome,
                        "node " + wanted.owner() + ": " + wanted.kind().word() + " " + wanted.hash() + ": " + text));
    }

    private static FileAnswer answer(FileWanted wanted, Outcome outcome, String message) {
        return FileAnswer.to(wanted, outcome, message);
    }
}
