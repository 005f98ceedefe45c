package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.database.Sql;

/** Takes tuples out of the backlog, in their order. Everything joins the caller's transaction. */
@ApplicationScoped
public class Claims {

    private static final String ORPHANS =
            "select b.* from backlog b where b.parent_failed and b.channel = any(:channels)"
                    + " and " + Turns.FREE
                    + " order by b.created_block, b.created_idx, b.created_place, b.channel, b.tuple"
                    + " limit :limit for update of b skip locked";

    private final BacklogTuples tuples;
    private final Turns turns;

    Claims(BacklogTuples tuples, Turns turns) {
        this.tuples = tuples;
        this.turns = turns;
    }

    /** From here on until the caller's transaction ends nobody else claims, nor counts slots. */
    public Uni<Void> begin() {
        return turns.begin();
    }

    /**
     * After {@link #begin}, takes runnable tuples one after the other, of those whose turn it is ({@link Turns}) the oldest.
     *
     * @param give assigns a tuple, which is not runnable afterwards
     * @return what it answered, at most {@code limit}
     */
    public <T> Uni<List<T>> claim(List<String> channels, int limit, Function<Claimed, Uni<T>> give) {
        var given = new ArrayList<T>();
        Function<Claimed, Uni<Void>> giving =
                claimed -> give.apply(claimed).invoke(given::add).replaceWithVoid();
        return claim(channels, limit, giving, new HashSet<>()).replaceWith(given);
    }

    private Uni<Void> claim(List<String> channels, int left, Function<Claimed, Uni<Void>> give, Set<String> passed) {
        if (left == 0) {
            return Uni.createFrom().voidItem();
        }
        return turns.next(channels, passed)
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : give(next.get(), give, passed).chain(given -> claim(channels, left - given, give, passed)));
    }

    private Uni<Integer> give(Share share, Function<Claimed, Uni<Void>> give, Set<String> passed) {
        return turns.oldest(share).chain(oldest -> {
            if (oldest.isEmpty()) {
                passed.add(share.name());
                return Uni.createFrom().item(0);
            }
            return give.apply(oldest.get().claim())
                    .chain(() -> turns.given(share))
                    .replaceWith(1);
        });
    }

    /** The first tuples that have to be failed because of a parent. */
    public Uni<List<Orphan>> orphans(List<String> channels, int limit) {
        return Sql.select(
                        BacklogTuple.class,
                        ORPHANS,
                        Map.of("channels", channels.toArray(String[]::new), "now", Instant.now(), "limit", limit))
                .map(rows -> rows.stream()
                        .map(row -> new Orphan(row.id, row.recordedAttempt))
                        .toList());
    }

    /** The trace that the tuple was created in; null when that is not known. */
    public Uni<@Nullable String> trace(TupleId id) {
        return tuples.findById(id).map(row -> row == null ? null : row.traceparent);
    }

    /** Leaves the tuple alone for a while, unless it leaves the backlog first. */
    public Uni<Void> pause(TupleId id, Duration pause) {
        return tuples.update("notBefore = ?1 where id = ?2", Instant.now().plus(pause), id)
                .replaceWithVoid();
    }
}
