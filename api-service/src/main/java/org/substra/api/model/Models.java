package org.substra.api.model;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;
import org.substra.api.error.NotFound;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.Assets;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.readmodel.Tuples;
import org.substra.api.search.SearchList;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/** The models that the ledger knows, by the tuples that make them. */
@ApplicationScoped
class Models {

    private final Tuples tuples;
    private final Assets assets;
    private final Heads heads;

    Models(Tuples tuples, Assets assets, Heads heads) {
        this.tuples = tuples;
        this.assets = assets;
        this.heads = heads;
    }

    Multi<ModelView> list(String channel, @Nullable String search) {
        return tuples.list(channel, SearchList.MODEL, search).map(ModelView::of);
    }

    /** Fails with {@link NotFound}, or with {@link InvalidRequest} when the key is that of something else. */
    Uni<ModelDetailsView> details(String channel, Key tuple) {
        return heads.find(channel, () -> tuples.training(channel, tuple))
                .onItem()
                .ifNull()
                .switchTo(() -> missing(channel, tuple))
                .chain(trained -> tuples.testsOf(channel, tuple).map(tests -> ModelDetailsView.of(trained, tests)));
    }

    private Uni<TupleRow> missing(String channel, Key key) {
        return assets.taken(channel, List.of(key))
                .chain(taken -> taken.isEmpty()
                        ? tuples.find(channel, TupleKind.TESTTUPLE, key).map(test -> test != null)
                        : Uni.createFrom().item(true))
                .chain(other -> Uni.createFrom()
                        .failure(
                                other
                                        ? new InvalidRequest("key " + key + " is not that of a training tuple")
                                        : new NotFound("no training tuple with key " + key)));
    }
}
