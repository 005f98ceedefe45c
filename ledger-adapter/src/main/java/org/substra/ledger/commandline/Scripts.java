package org.substra.ledger.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Executes SQL scripts that are part of this program. */
final class Scripts {

    static final String LOG_SCHEMA = "/log/schema.sql";
    static final List<String> OWN_SCHEMA = List.of("/db/migration/V1__ledger.sql", "/db/migration/V2__plans.sql");

    private Scripts() {}

    static void run(Connection connection, String script) throws SQLException {
        try (InputStream file = Objects.requireNonNull(Scripts.class.getResourceAsStream(script), script);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException bug) {
            throw new IllegalStateException("this program lacks its script " + script, bug);
        }
    }
}
