package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows that are written together: one array a column, so that thousands are one statement. */
final class Rows {

    private static final int CHUNK = 5_000;

    private final List<String> types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param types of the columns, as PostgreSQL calls them */
    Rows(String... types) {
        this.types = List.of(types);
    }

    void add(@Nullable Object... row) {
        rows.add(row);
    }

    /** Executes a statement whose first parameter is the channel and whose others are the columns. */
    void write(Connection connection, String channel, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += CHUNK) {
                List<@Nullable Object[]> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
                statement.setString(1, channel);
                for (int column = 0; column < types.size(); column++) {
                    statement.setArray(column + 2, connection.createArrayOf(types.get(column), column(chunk, column)));
                }
                statement.executeUpdate();
            }
        }
    }

    private @Nullable Object[] column(List<@Nullable Object[]> chunk, int column) {
        IntFunction<@Nullable Object[]> array = types.get(column).equals("bytea") ? byte[][]::new : Object[]::new;
        return chunk.stream().map(row -> row[column]).toArray(array);
    }
}
