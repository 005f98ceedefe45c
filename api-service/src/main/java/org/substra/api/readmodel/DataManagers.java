package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.search.SearchList;
import org.substra.api.search.Searches;
import org.substra.contract.Key;
import org.substra.contract.record.DataManager;

/** Data managers, alone and with their samples. */
@ApplicationScoped
public class DataManagers {

    private static final String LIST = """
            select a.record, l.objective from AssetEntity a
            left join ObjectiveLinkEntity l on l.channel = a.channel and l.dataManager = a.key
            where a.channel = :channel and a.kind = 'data_manager'""";

    private static final String SOME = " and a.key in (:keys) order by a.owner, a.key";

    private static final String SAMPLES = """
            select s.key, s.testOnly from SampleLinkEntity l
            join AssetEntity s on s.channel = l.channel and s.key = l.sample
            where l.channel = :channel and l.dataManager = :key
            order by s.key""";

    private final Searches searches;

    DataManagers(Searches searches) {
        this.searches = searches;
    }

    @WithSession
    public Uni<@Nullable DataManagerRow> find(String channel, Key key) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(LIST + " and a.key = :key", Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("key", key.value())
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transform(DataManagers::row);
    }

    /** By owner and key. */
    public Uni<Listed<DataManagerRow>> list(String channel, ListQuery query) {
        return searches.find(channel, SearchList.DATASET, query, keys -> load(channel, keys));
    }

    @WithSession
    Uni<List<DataManagerRow>> load(String channel, List<String> keys) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(LIST + SOME, Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("keys", keys)
                        .getResultList())
                .map(rows -> rows.stream().map(DataManagers::row).toList());
    }

    @WithSession
    public Uni<@Nullable Dataset> dataset(String channel, Key key) {
        return find(channel, key).onItem().ifNotNull().transformToUni(row -> withSamples(channel, row));
    }

    private static Uni<Dataset> withSamples(String channel, DataManagerRow row) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(SAMPLES, Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("key", row.dataManager().key().value())
                        .getResultList())
                .map(samples -> new Dataset(row, keys(samples, false), keys(samples, true)));
    }

    private static List<Key> keys(List<Object[]> samples, boolean testOnly) {
        return samples.stream()
                .filter(sample -> sample[1].equals(testOnly))
                .map(sample -> new Key((String) sample[0]))
                .toList();
    }

    private static DataManagerRow row(Object[] columns) {
        String objective = (String) columns[1];
        return new DataManagerRow(
                Records.read(DataManager.class, (String) columns[0]), objective == null ? null : new Key(objective));
    }
}
