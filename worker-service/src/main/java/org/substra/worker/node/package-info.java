/**
 * Who and where this worker is. Start at {@link org.substra.worker.node.WorkerIdentity}.
 */
@NullMarked
package org.substra.worker.node;

import org.jspecify.annotations.NullMarked;
