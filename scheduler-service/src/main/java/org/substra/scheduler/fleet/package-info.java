/** The workers of this node as they last described themselves. */
@NullMarked
package org.substra.scheduler.fleet;

import org.jspecify.annotations.NullMarked;
