/** How far this node has followed each channel of the ledger, and how far behind it is. */
@NullMarked
package org.substra.scheduler.feed;

import org.jspecify.annotations.NullMarked;
