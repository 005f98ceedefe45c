package org.substra.api.readmodel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.substra.contract.Position;

/** How far this node's read model is, as far as this process has heard, and who waits for it to get further. */
@ApplicationScoped
class Positions {

    private final Map<String, ChannelProgress> channels = new ConcurrentHashMap<>();

    /** Completes when the read model has applied the event at the position. */
    Uni<Void> reached(String channel, Position wanted) {
        return of(channel).reached(wanted);
    }

    /** Tells that the position has been applied, by whichever replica. */
    void advance(String channel, Position applied) {
        of(channel).advance(applied);
    }

    /** Tells that the ledger has an event at the position; true when the read model has not. */
    boolean heard(String channel, Position head) {
        return of(channel).heard(head);
    }

    Optional<Position> applied(String channel) {
        return of(channel).applied();
    }

    /** How long the read model has been without something that the ledger has. */
    Duration lag(String channel) {
        return of(channel).lag();
    }

    private ChannelProgress of(String channel) {
        return channels.computeIfAbsent(channel, _ -> new ChannelProgress());
    }
}
