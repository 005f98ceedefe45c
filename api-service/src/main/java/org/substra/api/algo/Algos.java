package org.substra.api.algo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.error.NotFound;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.Assets;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;

/** The algos that the ledger knows; one kind is not visible as another. */
@ApplicationScoped
class Algos {

    private final Assets assets;
    private final Heads heads;

    Algos(Assets assets, Heads heads) {
        this.assets = assets;
        this.heads = heads;
    }

    Uni<Listed<Algo>> list(String channel, AlgoKind kind, ListQuery query) {
        return assets.algos(channel, kind, query);
    }

    /** Fails with {@link NotFound} when the ledger has no such algo of this kind. */
    Uni<Algo> get(String channel, AlgoKind kind, Key key) {
        return heads.find(channel, () -> assets.algo(channel, kind, key))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("no " + kind.word() + " with key " + key));
    }
}
