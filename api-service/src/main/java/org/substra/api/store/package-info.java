/**
 * The files on the shared volume, addressed by their content. What was fetched from other nodes may be removed to be fetched
 * again, and cleaned models are; nothing else is. Start reading at {@link org.substra.api.store.AssetStore}.
 */
@NullMarked
package org.substra.api.store;

import org.jspecify.annotations.NullMarked;
