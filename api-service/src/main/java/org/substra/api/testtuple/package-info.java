/**
 * Testtuples (spec 1.14). Start reading at {@code TesttupleResource}.
 */
@NullMarked
package org.substra.api.testtuple;

import org.jspecify.annotations.NullMarked;
