package org.substra.api.store;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Takes blocking work with files off the event loop and brings its outcome back there. */
@ApplicationScoped
public class DiskWork {

    private final ExecutorService virtualThreads;

    DiskWork(@VirtualThreads ExecutorService virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    /** Runs the work on a virtual thread when subscribed to; whatever it throws is the failure. */
    public <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            Uni<T> done = Uni.createFrom()
                    .<T>emitter(emitter -> {
                        try {
                            emitter.complete(work.call());
                        } catch (Exception failure) {
                            emitter.fail(failure);
                        }
                    })
                    .runSubscriptionOn(virtualThreads);
            return caller == null ? done : done.emitOn(back(caller));
        });
    }

    private static Executor back(Context caller) {
        return command -> caller.runOnContext(_ -> command.run());
    }
}
