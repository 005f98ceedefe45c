package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Testtuple;

/** What the models that were tested for an objective came to. */
@ApplicationScoped
public class Leaderboards {

    // of any algo kind; only what is done has a performance
    private static final String TESTS = """
            select t.record, a.record, t.perf from TupleEntity t
            join AssetEntity a on a.channel = t.channel and a.key = t.algo
            where t.channel = :channel and t.objective = :objective and t.certified and t.perf is not null
            order by\s""";
    private static final String WORST_FIRST = "t.perf, t.key";
    private static final String BEST_FIRST = "t.perf desc, t.key desc";

    /** The certified testtuples that are done, by performance. */
    @WithSession
    public Uni<List<RankedTest>> of(String channel, Key objective, boolean bestFirst) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                TESTS + (bestFirst ? BEST_FIRST : WORST_FIRST), Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("objective", objective.value())
                        .getResultList())
                .map(rows -> rows.stream().map(Leaderboards::place).toList());
    }

    private static RankedTest place(Object[] columns) {
        return new RankedTest(
                Records.read(Testtuple.class, (String) columns[0]),
                Records.read(Algo.class, (String) columns[1]),
                (Float) columns[2]);
    }
}
