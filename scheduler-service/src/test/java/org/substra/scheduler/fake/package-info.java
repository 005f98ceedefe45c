/** The rest of a node, as far as the scheduler sees it: an adapter and workers that speak AMQP. */
@NullMarked
package org.substra.scheduler.fake;

import org.jspecify.annotations.NullMarked;
