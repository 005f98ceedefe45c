/** Follows one channel's log, forever. Start reading at {@link org.substra.ledger.channel.Follower}. */
@NullMarked
package org.substra.ledger.channel;

import org.jspecify.annotations.NullMarked;
