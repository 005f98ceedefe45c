package org.substra.ledger.log;

import java.sql.SQLException;
import java.util.List;

/** Reads a channel's entries. */
public interface LogReader {

    /** A page with this many bytes may have been cut. */
    long PAGE_BYTES = 4L << 20;

    /**
     * Entries from number {@code from} on, in order: at most {@code limit}, and not many more bytes
     * than {@link #PAGE_BYTES}. Gaps are the reader's to notice.
     */
    List<LogEntry> read(String channel, long from, int limit) throws SQLException;
}
