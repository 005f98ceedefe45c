package org.substra.api.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.search.SearchList;
import org.substra.api.search.Searches;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/**
 * Tuples as JSON. One that is done is kept as it is sent, in the database and, when it is asked for often, in memory; of the
 * others their parts are read and put together.
 */
@ApplicationScoped
public class ShownTuples {

    private static final String SHOWN = """
            select key, kind, shown from ledger_tuple
            where channel = $1 and key = any ($2) and shown is not null""";
    private static final int KEY = 2;

    private final Pool pool;
    private final Searches searches;
    private final Tuples tuples;
    private final TupleRenderer renderer;
    private final DoneTuples done;

    ShownTuples(Pool pool, Searches searches, Tuples tuples, TupleRenderer renderer, DoneTuples done) {
        this.pool = pool;
        this.searches = searches;
        this.tuples = tuples;
        this.renderer = renderer;
        this.done = done;
    }

    /** A tuple of that kind; null when there is none. */
    public Uni<byte @Nullable []> find(String channel, TupleKind kind, Key key) {
        ShownTuple known = done.get(channel, key.value());
        return (known == null
                        ? read(channel, List.of(key.value())).map(found -> found.get(key.value()))
                        : Uni.createFrom().item(known))
                .map(found -> found == null || !found.kind().equals(kind.word()) ? null : found.json());
    }

    /**
     * A part of a list: training tuples by algo and key, testtuples by training tuple, certified and key. Each page costs one
     * statement, and one or two more when some of its tuples are not at hand or not done.
     */
    public Uni<Listed<ShownTuple>> list(String channel, SearchList list, ListQuery query) {
        return searches.rows(channel, list, query, List.of()).chain(found -> found.load(page -> page(channel, page)));
    }

    private Uni<List<ShownTuple>> page(String channel, List<Row> page) {
        var shown = new ShownTuple[page.size()];
        var others = new LinkedHashMap<String, Integer>();
        for (int place = 0; place < shown.length; place++) {
            String key = page.get(place).getString(KEY);
            shown[place] = done.get(channel, key);
            if (shown[place] == null) {
                others.put(key, place);
            }
        }
        return read(channel, List.copyOf(others.keySet())).map(found -> {
            others.forEach((key, place) -> shown[place] = Objects.requireNonNull(found.get(key)));
            return List.of(shown);
        });
    }

    private Uni<Map<String, ShownTuple>> read(String channel, List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(SHOWN)
                .execute(Tuple.of(channel, keys.toArray(String[]::new)))
                .chain(rows -> {
                    var found = new HashMap<String, ShownTuple>();
                    rows.forEach(row -> {
                        var tuple = new ShownTuple(row.getString(1), bytes(row.getString(2)));
                        done.keep(channel, row.getString(0), tuple);
                        found.put(row.getString(0), tuple);
                    });
                    return withParts(channel, keys, found);
                });
    }

    /** Puts together those that are still missing. */
    private Uni<Map<String, ShownTuple>> withParts(String channel, List<String> keys, Map<String, ShownTuple> found) {
        List<String> open = keys.stream().filter(key -> !found.containsKey(key)).toList();
        if (open.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return tuples.load(channel, open).map(parts -> {
            parts.forEach(tuple -> found.put(
                    tuple.definition().key().value(),
                    new ShownTuple(tuple.definition().kind().word(), bytes(renderer.json(tuple)))));
            return found;
        });
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
