package org.substra.ledger.log;

import java.sql.SQLException;
import java.util.List;

/** Reads a channel's entries. */
public interface LogReader {

    /**
     * Entries from number {@code from} on, in order: at most {@code limit}, and not many more bytes
     * than 4 MiB. Gaps are the reader's to notice.
     */
    List<LogEntry> read(String channel, long from, int limit) throws SQLException;
}
