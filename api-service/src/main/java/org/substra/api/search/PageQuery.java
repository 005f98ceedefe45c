package org.substra.api.search;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement for one page of keys.
 *
 * @param parameters channel, values of the search, then where the page before ended
 */
record PageQuery(String sql, Tuple parameters) {

    /** @param after the order columns of the last row of the page before; empty for the first page */
    static PageQuery of(String channel, SearchList list, SearchCondition condition, List<String> after) {
        Tuple parameters = Tuple.of(channel);
        condition.values().forEach(parameters::addArrayOfString);
        int taken = parameters.size();
        after.forEach(parameters::addString);
        String order = list.items().table().order().stream()
                .map(column -> "item." + column)
                .collect(Collectors.joining(", "));
        String from = after.isEmpty() ? "" : " and (" + order + ") > (" + numbered(taken, after.size()) + ")";
        String sql = "select " + order + " from " + list.items().rows() + " and " + condition.sql() + from
                + " order by " + order + " limit " + Pages.SIZE;
        return new PageQuery(sql, parameters);
    }

    private static String numbered(int taken, int count) {
        return IntStream.rangeClosed(taken + 1, taken + count)
                .mapToObj(number -> "$" + number)
                .collect(Collectors.joining(", "));
    }
}
