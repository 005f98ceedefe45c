/**
 * The folder of a tuple and what its containers see of it. Start at
 * {@link org.substra.worker.workspace.Workspaces}.
 */
@NullMarked
package org.substra.worker.workspace;

import org.jspecify.annotations.NullMarked;
