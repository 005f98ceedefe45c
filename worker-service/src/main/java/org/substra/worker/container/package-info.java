/**
 * The container engine: one port, and Docker behind it. Start at
 * {@link org.substra.worker.container.ContainerEngine}.
 */
@NullMarked
package org.substra.worker.container;

import org.jspecify.annotations.NullMarked;
