package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Seen;

/**
 * How far a channel is executed.
 *
 * @param number of the last executed entry; -1 before the first
 * @param chain hash over all entries up to it
 * @param result hash over all outcomes up to it
 * @param event the newest event at or before it; null before the first
 */
public record Tip(
        long number, Key chain, Key result, @Nullable Position event) {

    static final Tip START = new Tip(-1, Hashes.NOTHING, Hashes.NOTHING, null);

    /** The channel's tip as this transaction sees it. */
    public static Tip read(Connection connection, String channel) throws SQLException {
        return new Store(connection, channel).tip();
    }

    /** What the next input says it has seen. */
    public Seen seen() {
        return new Seen(number, chain, result);
    }
}
