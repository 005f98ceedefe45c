/**
 * What tuples of all kinds have in common on the wire: the shapes of their parts, and how they name a compute plan. Start
 * reading at {@link org.substra.api.tuple.InModelView}.
 */
@NullMarked
package org.substra.api.tuple;

import org.jspecify.annotations.NullMarked;
