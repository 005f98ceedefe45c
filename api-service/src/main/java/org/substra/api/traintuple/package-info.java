/**
 * Traintuples (spec 1.11). Start reading at {@code TraintupleResource}.
 */
@NullMarked
package org.substra.api.traintuple;

import org.jspecify.annotations.NullMarked;
