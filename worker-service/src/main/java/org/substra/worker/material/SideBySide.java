package org.substra.worker.material;

import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jboss.logging.MDC;
import org.substra.worker.failure.NodeFailed;

/** Work on several things at the same time, in the caller's trace and with its log fields. */
final class SideBySide {

    /** Whoever hashes keeps its thread for as long as a file is; virtual ones would keep those of everybody else. */
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("material ", 0).factory();

    private SideBySide() {}

    /**
     * The results in the order of the items. When one fails, so does the whole: the first in that order; what still runs is
     * interrupted, and has ended when this does.
     */
    static <T, R> List<R> map(List<T> items, int atOnce, Function<T, R> work) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(atOnce, Math.max(1, items.size())), THREADS)) {
            List<Future<R>> results = items.stream()
                    .map(item -> threads.submit(inThisContext(() -> work.apply(item))))
                    .toList();
            try {
                return results.stream().map(SideBySide::get).toList();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static <R> R get(Future<R> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause(); // a function throws no other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted while several things were being done", e);
        }
    }

    private static <R> Callable<R> inThisContext(Callable<R> work) {
        Map<String, Object> fields = MDC.getMap();
        return Context.current().wrap(() -> {
            fields.forEach(MDC::put);
            return work.call();
        });
    }
}
