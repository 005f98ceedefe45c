/** The room on the shared volume. Start at {@link org.substra.worker.disk.SharedVolume}. */
@NullMarked
package org.substra.worker.disk;

import org.jspecify.annotations.NullMarked;
