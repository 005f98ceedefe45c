package org.substra.api.testing;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Calls the reactive service from a plain test: on a Vert.x context as a request has it, waiting for the end. */
public final class Await {

    private Await() {}

    /** The item; a failure is thrown as it is. */
    public static <T> T result(Supplier<Uni<T>> call) {
        try {
            return VertxContextSupport.subscribeAndAwait(call);
        } catch (Throwable failure) {
            throw Await.<RuntimeException>asItIs(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
