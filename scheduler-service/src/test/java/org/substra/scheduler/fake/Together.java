package org.substra.scheduler.fake;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Several schedulers on one database, as far as the database can tell: each does the same in a session of its own. */
public final class Together {

    private static final int SCHEDULERS = 4;

    private Together() {}

    public static <T> List<T> run(Supplier<Uni<T>> work) throws Exception {
        Callable<T> task = () -> {
            try {
                return VertxContextSupport.subscribeAndAwait(work);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
        try (var threads = Executors.newFixedThreadPool(SCHEDULERS)) {
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(Collections.nCopies(SCHEDULERS, task))) {
                results.add(done.get());
            }
            return results;
        }
    }
}
