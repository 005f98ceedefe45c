package org.substra.scheduler.fake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The scheduler's database, seen from outside. */
@Singleton
public final class Database {

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Empties all tables. The running service may hold some of their locks and want others: then PostgreSQL ends one of us. */
    public void reset() {
        for (int tries = 1; ; tries++) {
            try {
                change(
                        "truncate feed_position, backlog, worker, former_incarnation, assignment, setback, ending, outbox,"
                                + " ended_plan, plan_priority, plan_worker, share, level");
                return;
            } catch (IllegalStateException e) {
                boolean deadlock = e.getCause() instanceof SQLException sql && "40P01".equals(sql.getSQLState());
                if (!deadlock || tries == 5) {
                    throw e;
                }
            }
        }
    }

    public int change(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row; an empty text when there is none. */
    public String value(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public String count(String table) {
        return value("select count(*) from " + table);
    }
}
