package org.substra.api.model;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.substra.api.error.InvalidRequest;
import org.substra.api.error.NotFound;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.Assets;
import org.substra.api.readmodel.ShownTuple;
import org.substra.api.readmodel.ShownTuples;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.readmodel.Tuples;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.search.SearchList;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/** The models that the ledger knows, by the tuples that make them. */
@ApplicationScoped
class Models {

    private final Tuples tuples;
    private final ShownTuples shown;
    private final Assets assets;
    private final Heads heads;

    Models(Tuples tuples, ShownTuples shown, Assets assets, Heads heads) {
        this.tuples = tuples;
        this.shown = shown;
        this.assets = assets;
        this.heads = heads;
    }

    /** Each the tuple that makes it, done or not, under the name of its kind. */
    Uni<Listed<byte[]>> list(String channel, ListQuery query) {
        return shown.list(channel, SearchList.MODEL, query).map(found -> found.map(Models::named));
    }

    private static byte[] named(ShownTuple tuple) {
        String json = new String(tuple.json(), StandardCharsets.UTF_8);
        return ("{\"" + tuple.kind() + "\":" + json + "}").getBytes(StandardCharsets.UTF_8);
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
