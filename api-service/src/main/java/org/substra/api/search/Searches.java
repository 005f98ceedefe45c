package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;

/** Finds the items of lists. Each page is a statement of its own: a slow reader holds no connection. */
@ApplicationScoped
public class Searches {

    private final Pool pool;

    Searches(Pool pool) {
        this.pool = pool;
    }

    /**
     * The items of a list that an expression finds, in the list's order, loaded page by page as the subscriber asks.
     *
     * @param search null or blank for all of them
     * @param load brings the items of these keys, in the list's order
     * @throws InvalidRequest when the expression is malformed
     */
    public <T> Multi<T> find(
            String channel, SearchList list, @Nullable String search, Function<List<String>, Uni<List<T>>> load) {
        return keys(channel, list, search)
                .onItem()
                .transformToUniAndConcatenate(load::apply)
                .onItem()
                .disjoint();
    }

    /** As {@link #find}, but only the keys: a page at a time, in the list's order. */
    public Multi<List<String>> keys(String channel, SearchList list, @Nullable String search) {
        var condition = SearchCondition.of(list, search);
        return Pages.<List<String>>all(last -> page(PageQuery.of(channel, list, condition, last.orElse(List.of()))))
                .map(rows -> rows.stream().map(List::getLast).toList());
    }

    private Uni<List<List<String>>> page(PageQuery query) {
        return pool.preparedQuery(query.sql())
                .execute(query.parameters())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Searches::columns)
                        .toList());
    }

    private static List<String> columns(Row row) {
        return IntStream.range(0, row.size()).mapToObj(row::getString).toList();
    }
}
