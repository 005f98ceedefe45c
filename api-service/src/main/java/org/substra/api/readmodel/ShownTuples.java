package org.substra.api.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.search.SearchList;
import org.substra.api.search.Searches;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/**
 * Tuples as JSON. One that is done is kept as it is sent, so an answer costs reading it; of the others their parts are read and
 * put together.
 */
@ApplicationScoped
public class ShownTuples {

    private static final String SHOWN = "shown";
    private static final int KIND = 0;
    private static final int KEY = 2;
    private static final int JSON = 3;
    private static final String ONE = "select shown from ledger_tuple where channel = $1 and key = $2 and kind = $3";

    private final Pool pool;
    private final Searches searches;
    private final Tuples tuples;
    private final TupleRenderer renderer;

    ShownTuples(Pool pool, Searches searches, Tuples tuples, TupleRenderer renderer) {
        this.pool = pool;
        this.searches = searches;
        this.tuples = tuples;
        this.renderer = renderer;
    }

    /** A tuple of that kind; null when there is none. */
    public Uni<@Nullable String> find(String channel, TupleKind kind, Key key) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(channel, key.value(), kind.word()))
                .chain(rows -> shown(rows) != null
                        ? Uni.createFrom().item(shown(rows))
                        : tuples.find(channel, kind, key).map(tuple -> tuple == null ? null : renderer.json(tuple)));
    }

    /**
     * A part of a list: training tuples by algo and key, testtuples by training tuple, certified and key. Each page costs one
     * statement, and one more when some of its tuples are not done.
     */
    public Uni<Listed<String>> list(String channel, SearchList list, ListQuery query) {
        return listWithKinds(channel, list, query).map(found -> found.map(ShownTuple::json));
    }

    /** The same, for a list of several kinds. */
    public Uni<Listed<ShownTuple>> listWithKinds(String channel, SearchList list, ListQuery query) {
        return searches.rows(channel, list, query, List.of(SHOWN))
                .map(found -> found.load(page -> page(channel, page)));
    }

    private Uni<List<ShownTuple>> page(String channel, List<Row> page) {
        List<String> open = page.stream()
                .filter(row -> row.getString(JSON) == null)
                .map(row -> row.getString(KEY))
                .toList();
        return rendered(channel, open)
                .map(others -> page.stream()
                        .map(row -> {
                            String json = row.getString(JSON);
                            String shown = json == null ? Objects.requireNonNull(others.get(row.getString(KEY))) : json;
                            return new ShownTuple(row.getString(KIND), shown);
                        })
                        .toList());
    }

    private Uni<Map<String, String>> rendered(String channel, List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tuples.load(channel, keys)
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                tuple -> tuple.definition().key().value(), renderer::json)));
    }

    private static @Nullable String shown(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next().getString(0);
    }
}
