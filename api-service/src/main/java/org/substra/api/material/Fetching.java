package org.substra.api.material;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.StoreFull;
import org.substra.api.fetched.Eviction;
import org.substra.api.fetched.FetchedFiles;
import org.substra.api.peer.PeerAnswer;
import org.substra.api.peer.PeerFile;
import org.substra.api.peer.Peers;
import org.substra.api.readmodel.CleanedModels;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;
import org.substra.api.store.Fetched;
import org.substra.api.store.StoreRefusal;
import org.substra.contract.Key;

/** Fetches one file: a draft, its bytes from the owner, the check, its place in the store. */
@ApplicationScoped
class Fetching {

    private final AssetStore store;
    private final DiskWork disk;
    private final Peers peers;
    private final CleanedModels cleaned;
    private final FetchedFiles fetched;
    private final Eviction eviction;

    Fetching(
            AssetStore store,
            DiskWork disk,
            Peers peers,
            CleanedModels cleaned,
            FetchedFiles fetched,
            Eviction eviction) {
        this.cleaned = cleaned;
        this.fetched = fetched;
        this.eviction = eviction;
        this.store = store;
        this.disk = disk;
        this.peers = peers;
    }

    Uni<Brought> fetch(Wanted wanted) {
        return disk.call(store::draft)
                .chain(draft -> fetch(wanted, draft).onTermination().call(() -> disk.call(() -> close(draft))))
                .onFailure(StoreRefusal.class)
                .recoverWithItem(refusal -> new Brought.WrongBytes(refusal.getMessage()))
                .onFailure(StoreFull.class)
                .call(full -> eviction.makeRoom(full.wanted()))
                .onFailure(StoreFull.class)
                .retry()
                .atMost(1)
                .onFailure(StoreFull.class)
                .recoverWithItem(full -> new Brought.Unreachable(full.getMessage()));
    }

    private Uni<Brought> fetch(Wanted wanted, Draft draft) {
        var file = new PeerFile(wanted.channel(), wanted.owner(), wanted.address());
        return peers.fetch(file, draft).chain(answer -> switch (answer) {
            case PeerAnswer.Whole whole ->
                keep(wanted, draft, whole.fileName())
                        .call(() -> wanted.salt().isPresent()
                                ? cleaned.removeIfCleaned(wanted.channel(), wanted.hash())
                                : Uni.createFrom().voidItem());
            case PeerAnswer.Refused refused -> said(new Brought.Refused(refused.status(), refused.text()));
            case PeerAnswer.Unfit unfit -> said(new Brought.WrongBytes(unfit.text()));
            case PeerAnswer.Unreachable unreachable -> said(new Brought.Unreachable(unreachable.text()));
            case PeerAnswer.Unknown unknown -> said(new Brought.Unknown(unknown.text()));
            case PeerAnswer.Elsewhere elsewhere -> said(new Brought.Elsewhere(elsewhere.text()));
        });
    }

    private Uni<Brought> keep(Wanted wanted, Draft draft, @Nullable String fileName) {
        Key hash = draft.hash(wanted.salt().orElse(""));
        if (!hash.equals(wanted.hash())) {
            return said(new Brought.WrongBytes("it sends " + draft.size() + " bytes of hash " + hash
                    + ", while the ledger says " + wanted.hash()));
        }
        Fetched file = wanted.salt().isPresent() ? Fetched.model(hash) : Fetched.file(hash);
        return fetched.keep(file, draft.size(), () -> new Brought.There(keep(wanted, draft), fileName));
    }

    private Path keep(Wanted wanted, Draft draft) throws IOException {
        Optional<String> salt = wanted.salt();
        Optional<Path> kept = salt.isPresent()
                ? store.fetchedModel(store.keepModel(draft, salt.get()))
                : store.file(store.keepFile(draft));
        return kept.orElseThrow(() -> new IOException("not in the store although just kept: " + wanted.hash()));
    }

    private static Uni<Brought> said(Brought answer) {
        return Uni.createFrom().item(answer);
    }

    private static @Nullable Void close(Draft draft) throws IOException {
        draft.close();
        return null;
    }
}
