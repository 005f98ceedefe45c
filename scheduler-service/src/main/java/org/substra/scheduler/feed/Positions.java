package org.substra.scheduler.feed;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import org.substra.contract.Position;
import org.substra.scheduler.database.Sql;

/** The newest event applied on each channel; moves in the transaction that applies it. */
@ApplicationScoped
public class Positions implements PanacheRepositoryBase<FeedPosition, String> {

    /** Without a lock, for a question. */
    @WithSession
    public Uni<Optional<Position>> current(String channel) {
        return findById(channel).map(row -> Optional.ofNullable(row).map(FeedPosition::position));
    }

    /** The position, which nobody else can move until the caller's transaction ends. */
    public Uni<Optional<Position>> lock(String channel) {
        return findById(channel, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null ? begin(channel) : Uni.createFrom().item(row))
                .map(row -> Optional.ofNullable(row.position()));
    }

    private Uni<FeedPosition> begin(String channel) {
        return Sql.change(
                        "insert into feed_position (channel) values (:channel) on conflict do nothing",
                        Map.of("channel", channel))
                .chain(() -> findById(channel, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Moves a locked position. */
    public Uni<Void> move(String channel, Position to) {
        return update("block = ?1, idx = ?2 where channel = ?3", to.block(), to.index(), channel)
                .replaceWithVoid();
    }
}
