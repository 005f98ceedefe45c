package org.substra.ledger.execution;

import java.sql.SQLException;

/** A database did not answer as it should; trying again may help. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
