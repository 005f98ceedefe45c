package org.substra.api.fetched;

import org.substra.api.store.Fetched;

/** A fetched file that may go. */
record Candidate(Fetched file, long size) {}
