package org.substra.worker.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.util.concurrent.CompletableFuture;
import org.substra.worker.failure.NodeFailed;

/** Receives the exit code of a container. */
final class Exit extends ResultCallback.Adapter<WaitResponse> {

    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    CompletableFuture<Integer> code() {
        return code;
    }

    @Override
    public void onNext(WaitResponse response) {
        code.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable failure) {
        code.completeExceptionally(new NodeFailed("lost the container engine while waiting: " + failure, failure));
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        code.completeExceptionally(new NodeFailed("the container engine did not say how the container ended"));
        super.onComplete();
    }
}
