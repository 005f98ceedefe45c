/**
 * The shared volume: where files lie, and how their hashes are made. Start at
 * {@link org.substra.worker.store.SharedStore}.
 */
@NullMarked
package org.substra.worker.store;

import org.jspecify.annotations.NullMarked;
