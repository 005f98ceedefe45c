/**
 * Files leaving this node: who may have them, from where they come, how they are sent. Start reading at
 * {@link org.substra.api.download.Downloads}.
 */
@NullMarked
package org.substra.api.download;

import org.jspecify.annotations.NullMarked;
