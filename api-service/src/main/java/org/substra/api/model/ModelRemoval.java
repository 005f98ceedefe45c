package org.substra.api.model;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.fetched.FetchedFiles;
import org.substra.api.readmodel.CleanedModels;
import org.substra.api.store.AssetStore;
import org.substra.api.store.Fetched;
import org.substra.contract.Key;

/**
 * Removes the bytes of models that are cleaned, whether a worker made them or they were fetched (spec 4.5). Nobody waits for
 * it: such a model answers 404 from its event on.
 */
@ApplicationScoped
class ModelRemoval {

    private final CleanedModels cleaned;
    private final AssetStore store;
    private final FetchedFiles fetched;

    ModelRemoval(CleanedModels cleaned, AssetStore store, FetchedFiles fetched) {
        this.cleaned = cleaned;
        this.store = store;
        this.fetched = fetched;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> removeNow() {
        return cleaned.remove(this::remove)
                .chain(more -> more ? removeNow() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> remove(Key hash) {
        return fetched.remove(Fetched.model(hash), () -> {
                    store.removeModel(hash);
                    return true;
                })
                .invoke(() -> Log.debugf("cleaned model %s removed", hash))
                .onFailure()
                .invoke(failure -> Log.errorf("cleaned model %s cannot be removed now: %s", hash, failure))
                .onFailure()
                .recoverWithItem(false);
    }
}
