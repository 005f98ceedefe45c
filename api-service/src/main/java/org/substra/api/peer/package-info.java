/**
 * Fetching bytes from other nodes, which are not trusted with anything but their own secret. Start
 * reading at {@link org.substra.api.peer.Peers}.
 */
@NullMarked
package org.substra.api.peer;

import org.jspecify.annotations.NullMarked;
