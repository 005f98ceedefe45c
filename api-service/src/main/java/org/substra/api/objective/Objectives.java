package org.substra.api.objective;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.error.NotFound;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.Assets;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.contract.Key;
import org.substra.contract.record.Objective;

/** The objectives that the ledger knows. */
@ApplicationScoped
class Objectives {

    private final Assets assets;
    private final Heads heads;

    Objectives(Assets assets, Heads heads) {
        this.assets = assets;
        this.heads = heads;
    }

    Uni<Listed<Objective>> list(String channel, ListQuery query) {
        return assets.objectives(channel, query);
    }

    /** Fails with {@link NotFound} when the ledger has no such objective. */
    Uni<Objective> get(String channel, Key key) {
        return heads.find(channel, () -> assets.objective(channel, key))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("no objective with key " + key));
    }
}
