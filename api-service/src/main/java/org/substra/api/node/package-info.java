/**
 * The nodes of a channel, and this node's membership.
 */
@NullMarked
package org.substra.api.node;

import org.jspecify.annotations.NullMarked;
