package org.substra.api.broker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Brings a result that another thread completes back to the Vert.x context that asked for it, because
 * requests and database sessions live on one context only.
 */
public final class CallerContext {

    private CallerContext() {}

    /** The same item or failure, on the context that subscribes; anywhere when that is none. */
    public static <T> Uni<T> back(Uni<T> elsewhere) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context == null ? elsewhere : elsewhere.emitOn(MutinyHelper.executor(context));
        });
    }
}
