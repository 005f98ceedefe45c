package org.substra.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a member's role may do in the log's database: read the log and call append, nothing else. */
public final class LogGrants {

    private LogGrants() {}

    public static void grant(Connection owner, String member) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            String role = statement.enquoteIdentifier(member, true);
            statement.execute("grant select on public.log, public.channel to " + role);
            statement.execute("grant execute on function public.append(text, bytea[]) to " + role);
        }
    }
}
