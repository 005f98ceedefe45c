/**
 * The node's own files on its shared volume, addressed by their content. Nothing here deletes what
 * was kept. Start reading at {@link org.substra.api.store.AssetStore}.
 */
@NullMarked
package org.substra.api.store;

import org.jspecify.annotations.NullMarked;
