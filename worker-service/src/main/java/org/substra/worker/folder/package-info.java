/**
 * Folders in which a stranger may change everything at any moment. Start at
 * {@link org.substra.worker.folder.OpenFolder}.
 */
@NullMarked
package org.substra.worker.folder;

import org.jspecify.annotations.NullMarked;
