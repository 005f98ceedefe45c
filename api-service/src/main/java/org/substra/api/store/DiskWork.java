package org.substra.api.store;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.substra.api.broker.CallerContext;

/** Takes blocking work with files off the event loop and brings its outcome back there. */
@ApplicationScoped
public class DiskWork {

    private final ExecutorService virtualThreads;

    DiskWork(@VirtualThreads ExecutorService virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    /** Runs the work on a virtual thread when subscribed to; whatever it throws is the failure. */
    public <T> Uni<T> call(Callable<T> work) {
        return CallerContext.back(Uni.createFrom()
                .<T>emitter(emitter -> {
                    try {
                        emitter.complete(work.call());
                    } catch (Exception failure) {
                        emitter.fail(failure);
                    }
                })
                .runSubscriptionOn(virtualThreads));
    }

    /** As {@link #call}, at once, for code in the style of Vert.x; completes on the context of the caller. */
    public Future<Void> run(Callable<Void> work) {
        return Future.fromCompletionStage(call(work).subscribeAsCompletionStage());
    }
}
