package org.substra.api.readmodel;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** A column of rows that one statement takes together, as an array each: that is a quarter of what one after the other costs. */
enum Column {
    TEXT("text", String[]::new),
    INT("int", Integer[]::new),
    LONG("bigint", Long[]::new),
    BOOLEAN("boolean", Boolean[]::new);

    private static final Pattern ARRAY = Pattern.compile("\\$\\d+::(\\w+)\\[]");

    private final String type;
    private final IntFunction<Object[]> array;

    /** @param type as PostgreSQL calls it */
    Column(String type, IntFunction<Object[]> array) {
        this.type = type;
        this.array = array;
    }

    /** The columns that a statement takes as arrays, such as {@code $1::text[]}, in the order in which it names them. */
    static List<Column> in(String sql) {
        return ARRAY.matcher(sql).results().map(found -> of(found.group(1))).toList();
    }

    private static Column of(String type) {
        return Arrays.stream(values())
                .filter(column -> column.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column of type " + type));
    }

    /** The rows' values as the statement's parameters. */
    static Tuple parameters(List<Column> columns, List<Tuple> rows) {
        var parameters = Tuple.tuple();
        for (int column = 0; column < columns.size(); column++) {
            int index = column;
            parameters.addValue(rows.stream().map(row -> row.getValue(index)).toArray(columns.get(column).array));
        }
        return parameters;
    }
}
