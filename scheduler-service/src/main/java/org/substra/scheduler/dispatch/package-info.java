/** Brings tuples that can run to workers that are free, as soon as either appears. */
@NullMarked
package org.substra.scheduler.dispatch;

import org.jspecify.annotations.NullMarked;
