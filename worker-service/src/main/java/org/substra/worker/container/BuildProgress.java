package org.substra.worker.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.substra.worker.failure.BuildFailed;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;

/** Follows a build. Closing it before the end cancels the build. */
final class BuildProgress extends ResultCallback.Adapter<BuildResponseItem> {

    private static final Pattern STEP = Pattern.compile(" ---> ([0-9a-f]{12})");

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final String tag;
    private final Consumer<String> log;
    private volatile boolean full;
    private volatile @Nullable String lastStep;

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
            String said = "image %s: %s".formatted(tag, detail == null ? item : detail.getMessage());
            end.completeExceptionally(
                    full || DiskFull.isMeantBy(said)
                            ? new DiskFull("the container engine has no room: " + said)
                            : new BuildFailed(said));
        } else if (item.getStream() != null) {
            item.getStream().lines().filter(line -> !line.isBlank()).forEach(this::said);
        }
    }

    /** The image of the last step that succeeded, by its short id; null when there was none. */
    @Nullable
    String lastStep() {
        return lastStep;
    }

    private void said(String line) {
        full |= DiskFull.isMeantBy(line); // a command of the Dockerfile has found no room
        Matcher step = STEP.matcher(line);
        if (step.matches()) {
            lastStep = step.group(1);
        }
        log.accept(line);
    }

    @Override
    public void onError(Throwable failure) {
        String said = "the container engine did not build %s: %s".formatted(tag, failure);
        end.completeExceptionally(
                DiskFull.isMeantBy(said) ? new DiskFull(said, failure) : new NodeFailed(said, failure));
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
        super.onComplete();
    }
}
