package org.substra.api.error;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.util.stream.Stream;

/** Tells that the database cannot be reached now, which is nobody's fault here, from a bug. */
public final class DatabaseAway {

    /** Lost connections; a server that stops, starts or has crashed; one that takes no more connections. */
    private static final String STATES = "08...|57P0[123]|53300";

    private DatabaseAway() {}

    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DatabaseAway::says);
    }

    private static boolean says(Throwable cause) {
        return switch (cause) {
            case ClosedConnectionException _ -> true;
            case SocketException _ -> true;
            case PgException refused ->
                refused.getSqlState() != null && refused.getSqlState().matches(STATES);
            default -> false;
        };
    }
}
