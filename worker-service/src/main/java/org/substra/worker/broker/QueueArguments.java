package org.substra.worker.broker;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Arguments of queues that their channel's configuration cannot say. */
class QueueArguments {

    private static final int A_WEEK = 604_800_000;
    private static final int TEN_MINUTES = 600_000;
    private static final int ONE_MINUTE = 60_000;

    /** The queue of a worker that does not come back goes away. */
    @Produces
    @Singleton
    @Identifier("task-queue")
    Map<String, Object> tasks() {
        return Map.of("x-expires", TEN_MINUTES);
    }

    /** What was told to all workers waits for one that is away. */
    @Produces
    @Singleton
    @Identifier("control-queue")
    Map<String, Object> control() {
        return Map.of("x-expires", A_WEEK);
    }

    /** So does that of a process that has ended. */
    @Produces
    @Singleton
    @Identifier("reply-queue")
    Map<String, Object> replies() {
        return Map.of("x-expires", ONE_MINUTE);
    }
}
