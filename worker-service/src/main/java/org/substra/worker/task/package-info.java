/**
 * Takes tasks from the broker and runs each to its end. Start at {@link org.substra.worker.task.TaskConsumer}, the
 * way in, and {@link org.substra.worker.task.TaskRunner}, the whole story.
 */
@NullMarked
package org.substra.worker.task;

import org.jspecify.annotations.NullMarked;
