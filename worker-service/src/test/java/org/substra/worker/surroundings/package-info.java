/**
 * What is around a worker, for tests: the broker, and in-test adapter, scheduler and api that speak with it. The adapter
 * executes the real rules. Start at {@link org.substra.worker.surroundings.Surroundings}.
 */
@NullMarked
package org.substra.worker.surroundings;

import org.jspecify.annotations.NullMarked;
