/**
 * What this node's workers lack, they ask for here: the api brings it from its owner into the store.
 * Start reading at {@code FilesConsumer}.
 */
@NullMarked
package org.substra.api.files;

import org.jspecify.annotations.NullMarked;
