package org.substra.worker.task;

import io.opentelemetry.context.Context;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.TracingMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.substra.contract.Json;

/**
 * Brings assigned tasks from the broker: the way into this service. A task is acknowledged when it is accepted, not
 * when it is done, so it may run longer than the broker waits for an acknowledgement; the lease takes over.
 */
@ApplicationScoped
class TaskConsumer {

    private final Tasks tasks;

    TaskConsumer(Tasks tasks) {
        this.tasks = tasks;
    }

    @Incoming("tasks")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<byte[]> message) {
        try {
            Context trace = TracingMetadata.fromMessage(message)
                    .map(TracingMetadata::getCurrentContext)
                    .orElseGet(Context::current);
            tasks.accept(Json.read(message.getPayload(), TaskAssigned.class), trace);
        } catch (RuntimeException e) { // the scheduler's lease ends by itself; an exception would stop the channel
            Log.error("task left out: it cannot be accepted", e);
        }
        return message.ack();
    }
}
