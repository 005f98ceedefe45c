package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.SearchList;
import org.substra.api.search.Searches;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.record.TupleState;

/** Tuples of every kind. Any question costs two statements, a list three for each page. */
@ApplicationScoped
public class Tuples {

    private static final String TUPLES = """
            select new org.substra.api.readmodel.TupleJoin(t, a, d, o) from TupleEntity t
            join AssetEntity a on a.channel = t.channel and a.key = t.algo
            left join AssetEntity d on d.channel = t.channel and d.key = t.dataManager
            left join AssetEntity o on o.channel = t.channel and o.key = t.objective
            where t.channel = :channel and\s""";

    private static final String PARENTS = """
            select l.tuple, p.key, p.state from TupleParentEntity l
            join TupleEntity t on t.channel = l.channel and t.key = l.tuple
            join TupleEntity p on p.channel = l.channel and p.key = l.parent
            where t.channel = :channel and t.kind <> 'testtuple' and\s""";

    private static final String TRAINING = "t.kind in ('traintuple', 'composite_traintuple', 'aggregatetuple')";

    private final Searches searches;

    Tuples(Searches searches) {
        this.searches = searches;
    }

    /** A tuple of that kind; null when there is none. */
    @WithSession
    public Uni<@Nullable TupleRow> find(String channel, TupleKind kind, Key key) {
        return rows(channel, "t.kind = '" + kind.word() + "' and t.key = :value", key.value())
                .map(Tuples::first);
    }

    /** A training tuple of whichever kind; null when there is none. */
    @WithSession
    public Uni<@Nullable TupleRow> training(String channel, Key key) {
        return rows(channel, TRAINING + " and t.key = :value", key.value()).map(Tuples::first);
    }

    /**
     * The tuples that the search finds, all of them when it is null: training tuples by algo and key, testtuples by
     * training tuple, certified and key.
     */
    public Multi<TupleRow> list(String channel, SearchList list, @Nullable String search) {
        return searches.find(channel, list, search, keys -> load(channel, keys));
    }

    @WithSession
    Uni<List<TupleRow>> load(String channel, List<String> keys) {
        return rows(channel, "t.key in (:value)", keys);
    }

    /** The testtuples of a training tuple, the certified ones last. */
    @WithSession
    public Uni<List<TupleRow>> testsOf(String channel, Key trained) {
        return rows(channel, "t.trained = :value", trained.value());
    }

    /** The tuple that made a model; null when no such model was ever recorded. */
    @WithSession
    public Uni<@Nullable TupleRow> ofModel(String channel, Key hash) {
        String made = "t.key in (select m.tuple from ModelEntity m where m.channel = :channel and m.hash = :value)";
        return rows(channel, made, hash.value()).map(Tuples::first);
    }

    private static Uni<List<TupleRow>> rows(String channel, String condition, Object value) {
        String order = " order by t.kind, t.listOrder, t.key";
        return query(TupleJoin.class, TUPLES + condition + order, channel, value)
                .chain(tuples -> query(Object[].class, PARENTS + condition + " order by l.place", channel, value)
                        .map(Tuples::byTuple)
                        .map(models -> tuples.stream()
                                .map(tuple -> tuple.row(models.getOrDefault(tuple.tuple().key, List.of())))
                                .toList()));
    }

    private static <T> Uni<List<T>> query(Class<T> type, String text, String channel, Object value) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(text, type)
                        .setParameter("channel", channel)
                        .setParameter("value", value)
                        .getResultList());
    }

    private static Map<String, List<InModel>> byTuple(List<Object[]> parents) {
        Map<String, List<InModel>> models = new HashMap<>();
        for (Object[] parent : parents) {
            models.computeIfAbsent((String) parent[0], _ -> new ArrayList<>())
                    .add(inModel(new Key((String) parent[1]), (String) parent[2]));
        }
        return models;
    }

    private static InModel inModel(Key parent, @Nullable String recorded) {
        if (recorded == null) {
            return new InModel(parent, null, null);
        }
        TupleState state = Records.read(TupleState.class, recorded);
        return new InModel(parent, state.model(), state.head());
    }

    private static @Nullable TupleRow first(List<TupleRow> rows) {
        return rows.isEmpty() ? null : rows.getFirst();
    }
}
