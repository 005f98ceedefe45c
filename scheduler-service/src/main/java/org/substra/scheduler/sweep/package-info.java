/** The net below everything that is pushed: what was missed is found here, a little later. */
@NullMarked
package org.substra.scheduler.sweep;

import org.jspecify.annotations.NullMarked;
