package org.substra.worker.container;

import com.github.dockerjava.api.exception.DockerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;

/** Names what was asked of the engine when it fails. */
final class EngineCall {

    /** It pulls nothing and removes at most an image, so it is hanging if it takes longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private EngineCall() {}

    /** Returns what the engine answers, or throws when it does not answer in time. */
    static <T> T of(String what, Supplier<T> call) {
        return of(what, call, PATIENCE);
    }

    static <T> T of(String what, Supplier<T> call, Duration patience) {
        var answer = new CompletableFuture<T>();
        Thread.ofVirtual().name("engine: " + what).start(() -> {
            try {
                answer.complete(call.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NodeFailed("the container engine did not %s within %s".formatted(what, patience), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted while waiting for the container engine to " + what, e);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause());
        }
    }

    private static TupleFailure failed(String what, @Nullable Throwable cause) {
        if (cause instanceof TupleFailure known) {
            return known;
        }
        if (cause instanceof DockerException refused) {
            String said = "the container engine refused to %s: %s".formatted(what, refused.getMessage());
            return DiskFull.isMeantBy(said) ? new DiskFull(said, refused) : new NodeFailed(said, refused);
        }
        // docker-java wraps what happens on the wire in plain exceptions
        return new NodeFailed("cannot %s: is the container engine running? %s".formatted(what, cause), cause);
    }
}
