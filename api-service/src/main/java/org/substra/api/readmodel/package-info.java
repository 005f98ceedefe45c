/**
 * The node's own copy of what the ledger knows, built from events and never ahead of them. Reads start at
 * {@link org.substra.api.readmodel.Tuples} and its neighbours, writes at {@code EventApplier}.
 */
@NullMarked
package org.substra.api.readmodel;

import org.jspecify.annotations.NullMarked;
