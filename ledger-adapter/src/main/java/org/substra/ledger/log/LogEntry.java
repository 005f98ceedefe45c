package org.substra.ledger.log;

/** One entry of a channel's log, as it stands there: whatever somebody has appended. */
public record LogEntry(long number, byte[] bytes) {}
