/**
 * Whether this worker can work: engine and disk. The broker reports itself.
 */
@NullMarked
package org.substra.worker.health;

import org.jspecify.annotations.NullMarked;
