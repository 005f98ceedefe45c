package org.substra.worker.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.substra.worker.failure.BuildFailed;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;

/** Follows a build. Closing it before the end cancels the build. */
final class BuildProgress extends ResultCallback.Adapter<BuildResponseItem> {

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final String tag;
    private final Consumer<String> log;

    BuildProgress(String tag, Consumer<String> log) {
        this.tag = tag;
        this.log = log;
    }

    /**
     * Waits for the end of the build.
     *
     * @throws BuildFailed when it failed, or took too long
     */
    void await(Duration atMost) {
        try {
            end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BuildFailed("image %s: not built within %s".formatted(tag, atMost));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TupleFailure known ? known : new NodeFailed("image " + tag, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted while building " + tag, e);
        }
    }

    @Override
    public void onNext(BuildResponseItem item) {
        if (item.isErrorIndicated()) {
            var detail = item.getErrorDetail();
            end.completeExceptionally(
                    new BuildFailed("image %s: %s".formatted(tag, detail == null ? item : detail.getMessage())));
        } else if (item.getStream() != null) {
            item.getStream().lines().filter(line -> !line.isBlank()).forEach(log);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(
                new NodeFailed("lost the container engine while building %s: %s".formatted(tag, failure), failure));
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
        super.onComplete();
    }
}
