package org.substra.api.search;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement for one page of a list.
 *
 * @param parameters channel, values of the search, then where the page before ended
 */
record PageQuery(String sql, Tuple parameters) {

    /**
     * @param columns what is read of each item besides the columns of its order, behind them
     * @param after the order columns of the last row of the page before; empty for the first page
     */
    static PageQuery of(
            String channel,
            SearchList list,
            SearchCondition condition,
            List<String> columns,
            List<String> after,
            int limit) {
        Tuple parameters = Tuple.of(channel);
        condition.values().forEach(parameters::addValue);
        int taken = parameters.size();
        after.forEach(parameters::addString);
        String order = items(list.items().table().order());
        String read = columns.isEmpty() ? order : order + ", " + items(columns);
        String from = after.isEmpty() ? "" : " and (" + order + ") > (" + hidden(taken, after.size()) + ")";
        String sql = "select " + read + " from " + list.items().rows() + " and " + condition.sql() + from + " order by "
                + order + " limit " + limit;
        return new PageQuery(sql, parameters);
    }

    /** The order columns of one of the list's items, which is the second parameter. */
    static PageQuery of(String channel, SearchList list, String key) {
        String sql = "select " + items(list.items().table().order()) + " from "
                + list.items().rows() + " and item.key = $2";
        return new PageQuery(sql, Tuple.of(channel, key));
    }

    private static String items(List<String> columns) {
        return columns.stream().map(column -> "item." + column).collect(Collectors.joining(", "));
    }

    /**
     * Values that are kept from PostgreSQL's planner. It would look at the first alone, of which a list often has one only, and
     * take it that no row follows: then any index is as good to it as that of the order, and each page sorts the whole list.
     */
    private static String hidden(int taken, int count) {
        return IntStream.rangeClosed(taken + 1, taken + count)
                .mapToObj(number -> "(select $" + number + "::text)")
                .collect(Collectors.joining(", "));
    }
}
