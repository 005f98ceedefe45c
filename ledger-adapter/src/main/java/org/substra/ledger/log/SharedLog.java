package org.substra.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The log that the organisations share: append and read. Its operator is not trusted; whoever
 * reads checks what is read.
 */
public final class SharedLog implements LogReader {

    /** The PostgreSQL notification channel on which appends are told; the payload is the channel's name. */
    public static final String NOTIFICATIONS = "substra_log";

    private final DataSource database;

    public SharedLog(DataSource database) {
        this.database = database;
    }

    /**
     * Appends all inputs by one statement that commits itself: the lock on the channel is never held
     * while the database waits for this process, so an adapter stopped at any line stops nobody else.
     */
    public void append(String channel, List<byte[]> inputs) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement append = connection.prepareStatement("select public.append(?, ?)")) {
            connection.setAutoCommit(true);
            append.setString(1, channel);
            append.setArray(2, connection.createArrayOf("bytea", inputs.toArray(byte[][]::new)));
            append.execute();
        }
    }

    @Override
    public List<LogEntry> read(String channel, long from, int limit) throws SQLException {
        // counted by the database, or all rows would be read before they are found to be too many
        String sql = """
                select number, bytes from (
                    select number, bytes, sum(octet_length(bytes)) over (order by number) as size
                    from (select number, bytes from public.log where channel = ? and number >= ?
                          order by number limit ?) next) counted
                where size - octet_length(bytes) < ?
                order by number
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(sql)) {
            read.setString(1, channel);
            read.setLong(2, from);
            read.setInt(3, limit);
            read.setLong(4, PAGE_BYTES);
            return read(read);
        }
    }

    private static List<LogEntry> read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var entries = new ArrayList<LogEntry>();
            while (rows.next()) {
                entries.add(new LogEntry(rows.getLong(1), rows.getBytes(2)));
            }
            return entries;
        }
    }

    /** The number of the newest entry; -1 when there is none. */
    public long last(String channel) throws SQLException {
        String sql = "select coalesce(max(number), -1) from public.log where channel = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(sql)) {
            read.setString(1, channel);
            try (ResultSet rows = read.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
