package org.substra.api.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a miss final: what is not there once the read model has reached the ledger's head is nowhere. */
@ApplicationScoped
public class Heads {

    /**
     * Looks something up and, when it is not there, once more after {@link #catchUp}. Every look-up by
     * key or hash goes this way; the item is null when the ledger knows no such thing, and that is final.
     *
     * <p>Fails with {@link org.substra.api.error.LedgerUnavailable} when that cannot be said now.
     *
     * @param lookUp asks the read model, anew each time
     */
    public <T> Uni<@Nullable T> find(String channel, Supplier<Uni<@Nullable T>> lookUp) {
        return lookUp.get().onItem().ifNull().switchTo(() -> catchUp(channel).chain(lookUp::get));
    }

    /**
     * Asks the ledger for its newest event and waits until the read model has it. Simultaneous
     * callers share the question, but never one that was sent before they came.
     */
    public Uni<Void> catchUp(String channel) {
        return Uni.createFrom().failure(new UnsupportedOperationException(channel));
    }
}
