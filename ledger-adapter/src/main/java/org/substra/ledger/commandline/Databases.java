package org.substra.ledger.commandline;

import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.substra.launch.Secrets;

/** The databases that the environment names, for commands. */
final class Databases {

    private static final int DEFAULT_PORT = 5432;

    private Databases() {}

    /** The shared log, by LEDGER_LOG_HOST, _PORT, _NAME, _USER and _PASSWORD or _PASSWORD_FILE. */
    static DataSource log() {
        return of("LEDGER_LOG_", null);
    }

    /** The adapter's own database, by DATABASE_HOST, _PORT, _NAME, _USER and _PASSWORD or _PASSWORD_FILE. */
    static DataSource own() {
        return of("DATABASE_", null);
    }

    /** The same database, every connection in the given schema. */
    static DataSource own(String schema) {
        return of("DATABASE_", schema);
    }

    private static DataSource of(String prefix, @Nullable String schema) {
        var database = new PGSimpleDataSource();
        database.setServerNames(
                new String[] {Environment.optional(prefix + "HOST").orElse("localhost")});
        database.setPortNumbers(new int[] {
            Environment.optional(prefix + "PORT").map(Integer::parseInt).orElse(DEFAULT_PORT)
        });
        database.setDatabaseName(Environment.required(prefix + "NAME"));
        database.setUser(Environment.required(prefix + "USER"));
        database.setPassword(Secrets.read(prefix + "PASSWORD", System.getenv()));
        database.setReWriteBatchedInserts(true);
        Optional.ofNullable(schema).ifPresent(database::setCurrentSchema);
        return database;
    }
}
