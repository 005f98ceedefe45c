package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Finds the items of lists. Each page is a statement of its own: a slow reader holds no connection. */
@ApplicationScoped
public class Searches {

    private final Pool pool;

    Searches(Pool pool) {
        this.pool = pool;
    }

    /**
     * The items of a list, in its order, loaded page by page as the subscriber asks.
     *
     * @param load brings the items of these keys, in the list's order
     * @throws InvalidRequest when the query is malformed
     */
    public <T> Uni<Listed<T>> find(
            String channel, SearchList list, ListQuery query, Function<List<String>, Uni<List<T>>> load) {
        int key = list.items().table().order().size() - 1;
        return rows(channel, list, query, List.of())
                .chain(found -> found.<String>map(row -> row.getString(key)).load(load));
    }

    /**
     * As {@link #find}, but the rows themselves: the columns of the list's order, the key last, then those named.
     *
     * @param columns of the list's table
     */
    public Uni<Listed<Row>> rows(String channel, SearchList list, ListQuery query, List<String> columns) {
        var condition = SearchCondition.of(list, query.search());
        var most = query.most();
        var part = new Part(channel, list, condition, columns);
        return start(channel, list, query.after())
                .chain(start -> most.isPresent() ? limited(part, start, most.getAsInt()) : whole(part, start));
    }

    private record Part(String channel, SearchList list, SearchCondition condition, List<String> columns) {

        PageQuery page(List<String> after, int limit) {
            return PageQuery.of(channel, list, condition, columns, after, limit);
        }
    }

    /** Where an item stands in the list. */
    private Uni<List<String>> start(String channel, SearchList list, @Nullable String after) {
        if (after == null) {
            return item(List.of());
        }
        if (!Key.isKey(after)) {
            throw noItem(after);
        }
        return page(PageQuery.of(channel, list, after)).map(rows -> {
            if (rows.isEmpty()) {
                throw noItem(after);
            }
            return place(list, rows.getFirst());
        });
    }

    private static InvalidRequest noItem(String after) {
        return new InvalidRequest("after must be the key of an item of this list, not " + Limits.shown(after));
    }

    private static List<String> place(SearchList list, Row row) {
        int order = list.items().table().order().size();
        return IntStream.range(0, order).mapToObj(row::getString).toList();
    }

    private Uni<Listed<Row>> whole(Part part, List<String> start) {
        return page(part.page(start, Pages.SIZE)).map(first -> {
            if (first.size() < Pages.SIZE) {
                return new Listed.AtHand<>(first, null);
            }
            var others = Pages.after(first.getLast(), last -> page(part.page(place(part.list(), last), Pages.SIZE)));
            return new Listed.Streamed<>(
                    Multi.createBy().concatenating().streams(Multi.createFrom().item(first), others), null);
        });
    }

    /** One more is read than asked for, to know whether the list goes on. */
    private Uni<Listed<Row>> limited(Part part, List<String> start, int most) {
        return page(part.page(start, most + 1)).map(rows -> {
            boolean all = rows.size() <= most;
            List<Row> wanted = all ? rows : rows.subList(0, most);
            return new Listed.AtHand<>(
                    wanted, all ? null : place(part.list(), wanted.getLast()).getLast());
        });
    }

    private Uni<List<Row>> page(PageQuery query) {
        return pool.preparedQuery(query.sql()).execute(query.parameters()).map(Searches::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        var list = new ArrayList<Row>(rows.size());
        rows.forEach(list::add);
        return list;
    }

    private static <T> Uni<T> item(T item) {
        return Uni.createFrom().item(item);
    }
}
