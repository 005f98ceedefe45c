package org.substra.api.ledger;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer counts only for those who came before it was sent: all who come while one is
 * on its way share the next one, which is sent when the answer to the first is there.
 */
final class SharedQuestion {

    private final Supplier<Uni<Void>> question;
    private boolean asking;
    private @Nullable CompletableFuture<Void> next;

    SharedQuestion(Supplier<Uni<Void>> question) {
        this.question = question;
    }

    Uni<Void> ask() {
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(join()));
    }

    private synchronized CompletableFuture<Void> join() {
        if (asking) {
            next = next == null ? new CompletableFuture<>() : next;
            return next;
        }
        asking = true;
        var own = new CompletableFuture<Void>();
        send(own);
        return own;
    }

    private void send(CompletableFuture<Void> shared) {
        question.get()
                .subscribe()
                .with(
                        _ -> {
                            sendNext();
                            shared.complete(null);
                        },
                        failure -> {
                            sendNext();
                            shared.completeExceptionally(failure);
                        });
    }

    private synchronized void sendNext() {
        CompletableFuture<Void> waiting = next;
        next = null;
        asking = waiting != null;
        if (waiting != null) {
            send(waiting);
        }
    }
}
