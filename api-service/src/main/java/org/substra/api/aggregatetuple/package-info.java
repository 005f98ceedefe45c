/**
 * Aggregatetuples (spec 1.13). Start reading at {@code AggregatetupleResource}.
 */
@NullMarked
package org.substra.api.aggregatetuple;

import org.jspecify.annotations.NullMarked;
