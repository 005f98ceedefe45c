/**
 * The incremental fold: what can be derived from the records, kept up to date transaction by
 * transaction. Start reading at {@link org.substra.contract.fold.Fold}.
 */
@NullMarked
package org.substra.contract.fold;

import org.jspecify.annotations.NullMarked;
