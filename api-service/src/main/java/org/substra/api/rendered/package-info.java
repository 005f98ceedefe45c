/**
 * How the read model writes tuples of every kind as JSON (spec 1.11 to 1.14). Start reading at {@code RenderedTuples}.
 */
@NullMarked
package org.substra.api.rendered;

import org.jspecify.annotations.NullMarked;
