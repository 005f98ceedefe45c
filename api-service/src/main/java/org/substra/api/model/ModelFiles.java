package org.substra.api.model;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.ThisNode;
import org.substra.api.download.Download;
import org.substra.api.error.NotAuthorized;
import org.substra.api.error.NotFound;
import org.substra.api.error.NotStored;
import org.substra.api.identity.Caller;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.readmodel.Tuples;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;
import org.substra.contract.Key;
import org.substra.contract.record.CompositeTraintuple;

/** The bytes of models: for nodes only, and only of tuples that this node has run (spec 1.16, 8). */
@ApplicationScoped
class ModelFiles {

    private static final String FILE_NAME = "model";

    private final Tuples tuples;
    private final Heads heads;
    private final AssetStore store;
    private final DiskWork disk;
    private final ThisNode node;

    ModelFiles(Tuples tuples, Heads heads, AssetStore store, DiskWork disk, ThisNode node) {
        this.tuples = tuples;
        this.heads = heads;
        this.store = store;
        this.disk = disk;
        this.node = node;
    }

    /** Fails with {@link NotAuthorized} for users, {@link NotFound} and {@link NotStored}. */
    Uni<Download> open(Caller caller, Key hash) {
        return switch (caller) {
            case Caller.User _ -> Uni.createFrom().failure(new NotAuthorized("Unauthorized"));
            case Caller.Node other -> open(other, hash);
        };
    }

    private Uni<Download> open(Caller.Node caller, Key hash) {
        return heads.find(caller.channel(), () -> tuples.ofModel(caller.channel(), hash))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("no model with hash " + hash))
                .chain(tuple -> mayHave(caller, tuple, hash)
                        ? own(tuple, hash)
                        : Uni.createFrom().failure(new NotAuthorized("Unauthorized")));
    }

    /** A head is for those alone who may process it; every other model for any node. */
    private static boolean mayHave(Caller.Node caller, TupleRow tuple, Key hash) {
        boolean head = tuple.state() != null && hash.equals(tuple.state().head());
        return !head
                || tuple.definition() instanceof CompositeTraintuple composite
                        && composite.headPermissions().authorizedIds().contains(caller.organisation());
    }

    private Uni<Download> own(TupleRow tuple, Key hash) {
        if (tuple.cleaned() || !tuple.definition().worker().equals(node.organisation())) {
            return Uni.createFrom().failure(new NotStored());
        }
        return disk.call(() ->
                store.ownModel(hash).map(path -> new Download(path, FILE_NAME)).orElseThrow(NotStored::new));
    }
}
