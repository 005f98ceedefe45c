package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work that is committed whole, or not at all whatever it throws: a pool might commit what is left open. */
public interface DatabaseTransaction<T> {

    T in(Connection connection) throws SQLException;

    static <T> T run(DataSource database, DatabaseTransaction<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T done = work.in(connection);
                connection.commit();
                return done;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoGone) {
            failure.addSuppressed(alsoGone);
        }
    }
}
