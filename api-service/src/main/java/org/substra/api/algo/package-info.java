/**
 * Algos of all three kinds (spec 1.10). Start reading at {@code AlgoResource}.
 */
@NullMarked
package org.substra.api.algo;

import org.jspecify.annotations.NullMarked;
