/**
 * Tells the schedulers that this worker lives, renews its leases and hears what is to be stopped. Start at
 * {@link org.substra.worker.presence.Presence}.
 */
@NullMarked
package org.substra.worker.presence;

import org.jspecify.annotations.NullMarked;
