package org.substra.contract.event;

import org.substra.contract.Key;
import org.substra.contract.TupleStatus;

/**
 * A tuple's status as it follows from the records.
 *
 * @param parentFailed a tuple it needs has failed: its own organisation has to fail it, too
 */
public record DerivedStatus(Key tuple, TupleStatus status, boolean parentFailed) {}
