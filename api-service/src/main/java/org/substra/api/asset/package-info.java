/**
 * What all assets have in common on the wire: the words of their addresses and the shapes of their
 * parts. Start reading at {@link org.substra.api.asset.Wire}.
 */
@NullMarked
package org.substra.api.asset;

import org.jspecify.annotations.NullMarked;
