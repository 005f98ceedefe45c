/**
 * Objectives (spec 1.7). Start reading at {@code ObjectiveResource}.
 */
@NullMarked
package org.substra.api.objective;

import org.jspecify.annotations.NullMarked;
