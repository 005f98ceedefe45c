/**
 * Which files of which assets this node holds, and what their owners called them. Start reading at
 * {@link org.substra.api.held.HeldFiles}.
 */
@NullMarked
package org.substra.api.held;

import org.jspecify.annotations.NullMarked;
