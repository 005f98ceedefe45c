/**
 * Composite traintuples (spec 1.12). Start reading at {@code CompositeTraintupleResource}.
 */
@NullMarked
package org.substra.api.compositetraintuple;

import org.jspecify.annotations.NullMarked;
