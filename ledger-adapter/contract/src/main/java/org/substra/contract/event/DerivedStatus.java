package org.substra.contract.event;

import org.substra.contract.Key;
import org.substra.contract.TupleStatus;

/**
 * A tuple's status as it follows from the records.
 *
 * @param parentFailed a tuple it needs has failed or was canceled, or its model was cleaned: unless a plan says so already,
 *     its own organisation has to fail it, too
 */
public record DerivedStatus(Key tuple, TupleStatus status, boolean parentFailed) implements Derived {}
