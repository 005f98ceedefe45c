package org.substra.api.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.contract.command.Command;
import org.substra.contract.command.Result;

/** Submits commands and waits until this node can read what they did. */
@ApplicationScoped
public class LedgerCommands {

    /**
     * Submits the command as a new one and waits for the verdict and for the read model to know it.
     *
     * <p>Fails with {@link org.substra.contract.Refusal} when a rule says no (what it refers to is
     * readable then, too), {@link org.substra.api.error.LedgerUnavailable} when nothing was
     * submitted, and {@link org.substra.api.error.LedgerTimeout} when the outcome is unknown.
     */
    public Uni<Result> submit(String channel, Command command) {
        return Uni.createFrom().failure(new UnsupportedOperationException(channel + command));
    }
}
