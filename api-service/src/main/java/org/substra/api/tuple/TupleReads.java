package org.substra.api.tuple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.substra.api.asset.PathKey;
import org.substra.api.error.NotFound;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.ShownTuple;
import org.substra.api.readmodel.ShownTuples;
import org.substra.api.search.JsonList;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Lists;
import org.substra.api.search.SearchList;
import org.substra.contract.TupleKind;

/** How tuples of any kind are read: each as its JSON. */
@ApplicationScoped
public class TupleReads {

    private final ShownTuples tuples;
    private final Heads heads;
    private final CurrentCaller caller;

    TupleReads(ShownTuples tuples, Heads heads, CurrentCaller caller) {
        this.tuples = tuples;
        this.heads = heads;
        this.caller = caller;
    }

    /** The caller's part of a list. */
    public Uni<RestResponse<JsonList>> list(SearchList list, ListQuery query, UriInfo request) {
        return Lists.answerJson(
                tuples.list(caller.channel(), list, query).map(found -> found.map(ShownTuple::json)), request);
    }

    /**
     * One tuple. Fails with {@link NotFound} when the ledger has none of that kind with the key.
     *
     * @param spelled the key, as the address has it
     */
    public Uni<byte[]> get(TupleKind kind, String spelled) {
        var key = PathKey.of(spelled);
        String channel = caller.channel();
        return heads.find(channel, () -> tuples.find(channel, kind, key))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("no " + kind.word().replace('_', ' ') + " with key " + key));
    }
}
