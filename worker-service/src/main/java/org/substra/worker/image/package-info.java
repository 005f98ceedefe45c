/**
 * Images, built from archives once per content. Start at {@link org.substra.worker.image.Images}.
 */
@NullMarked
package org.substra.worker.image;

import org.jspecify.annotations.NullMarked;
