package org.substra.api.readmodel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.substra.api.broker.CallerContext;
import org.substra.contract.Position;

/** How far the read model is, and the way to wait for it. */
@ApplicationScoped
public class ReadModel {

    /** After this long a waiter does not trust the push any more. */
    private static final Duration LATE = Duration.ofMillis(500);

    private final Positions positions;
    private final Follower follower;
    private final Stops stops;

    ReadModel(Positions positions, Follower follower, Stops stops) {
        this.positions = positions;
        this.follower = follower;
        this.stops = stops;
    }

    /** Completes once everything up to the position can be read. It has no time limit of its own. */
    public Uni<Void> reached(String channel, Position position) {
        return CallerContext.back(Uni.createFrom().deferred(() -> {
            positions.heard(channel, position);
            boolean there = positions
                    .applied(channel)
                    .map(applied -> !position.isAfter(applied))
                    .orElse(false);
            return there ? Uni.createFrom().voidItem() : awaited(channel, position);
        }));
    }

    private Uni<Void> awaited(String channel, Position position) {
        Cancellable late = Multi.createFrom()
                .ticks()
                .startingAfter(LATE)
                .every(LATE)
                .onOverflow()
                .drop()
                .subscribe()
                .with(_ -> follower.pull(channel));
        return positions.reached(channel, position).onTermination().invoke(late::cancel);
    }

    /** The newest event applied; empty before the first. */
    public Optional<Position> applied(String channel) {
        return positions.applied(channel);
    }

    /** How long it has been without something that the ledger is known to have; zero when it has everything. */
    public Duration lag(String channel) {
        return positions.lag(channel);
    }

    /** Why the channel is not followed any more; empty when it is. */
    public Optional<String> stopped(String channel) {
        return stops.reason(channel);
    }
}
