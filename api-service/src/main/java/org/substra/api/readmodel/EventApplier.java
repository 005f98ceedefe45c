package org.substra.api.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;
import org.substra.contract.event.Event;

/**
 * Applies events in their order: one event with its position is one transaction. Any number of replicas
 * may try the same events at once; the row of the position lets one of them in at a time.
 */
@ApplicationScoped
class EventApplier {

    /** Where PostgreSQL tells all replicas of a new position: {@code channel block.index}. */
    static final String NOTICES = "ledger_position";

    private static final String BEGIN =
            "insert into ledger_position (channel) values ($1) on conflict (channel) do nothing";
    private static final String READ = "select block, index from ledger_position where channel = $1";
    private static final String STORE = """
            with stored as (update ledger_position set block = $2, index = $3 where channel = $1 returning channel)
            select pg_notify($4, $5) from stored""";

    /** What became of an event. */
    enum Outcome {
        APPLIED,
        /** This one or a later one was applied before. */
        OLD,
        /** Events between the stored position and this one are missing. */
        GAP
    }

    private final Pool pool;
    private final Positions positions;
    private final TupleRenderer renderer;

    EventApplier(Pool pool, Positions positions, TupleRenderer renderer) {
        this.pool = pool;
        this.positions = positions;
        this.renderer = renderer;
    }

    /** The newest event applied; empty before the first one. */
    Uni<Optional<Position>> stored(String channel) {
        return pool.preparedQuery(READ).execute(Tuple.of(channel)).map(EventApplier::position);
    }

    Uni<Outcome> apply(Event event) {
        return pool.withTransaction(connection -> locked(connection, event.channel())
                        .chain(stored -> apply(event, stored.orElse(null), connection)))
                .invoke(outcome -> {
                    if (outcome == Outcome.APPLIED) {
                        positions.advance(event.channel(), event.position());
                    }
                });
    }

    private Uni<Outcome> apply(Event event, @Nullable Position stored, SqlConnection connection) {
        if (Objects.equals(event.previous(), stored)) {
            return Projection.write(event, connection, renderer)
                    .chain(() -> store(event, connection))
                    .replaceWith(Outcome.APPLIED);
        }
        boolean old = stored != null && !event.position().isAfter(stored);
        return item(old ? Outcome.OLD : Outcome.GAP);
    }

    private static Uni<Void> store(Event event, SqlConnection connection) {
        Position position = event.position();
        return connection
                .preparedQuery(STORE)
                .execute(Tuple.of(
                        event.channel(), position.block(), position.index(), NOTICES, event.channel() + " " + position))
                .replaceWithVoid();
    }

    private static Uni<Optional<Position>> locked(SqlConnection connection, String channel) {
        return connection
                .preparedQuery(READ + " for update")
                .execute(Tuple.of(channel))
                .chain(rows -> rows.size() == 0 ? begun(connection, channel) : item(position(rows)));
    }

    /** The first event of a channel ever: makes the row, unless another replica did, and locks it. */
    private static Uni<Optional<Position>> begun(SqlConnection connection, String channel) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(channel))
                .chain(() -> connection.preparedQuery(READ + " for update").execute(Tuple.of(channel)))
                .map(EventApplier::position);
    }

    private static Optional<Position> position(RowSet<Row> rows) {
        for (Row row : rows) {
            Long block = row.getLong("block");
            return block == null ? Optional.empty() : Optional.of(new Position(block, row.getInteger("index")));
        }
        return Optional.empty();
    }

    private static <T> Uni<T> item(T item) {
        return Uni.createFrom().item(item);
    }
}
