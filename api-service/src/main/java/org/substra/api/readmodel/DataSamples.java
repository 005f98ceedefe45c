package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.record.DataSample;

/** Data samples and the data managers they belong to. */
@ApplicationScoped
public class DataSamples {

    private static final String LIST = """
            select s.record, l.dataManager from SampleLinkEntity l
            join AssetEntity s on s.channel = l.channel and s.key = l.sample
            where l.channel = :channel""";

    private static final String ORDER = " order by l.dataManager, l.sample";

    @WithSession
    public Uni<@Nullable SampleRow> find(String channel, Key key) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(LIST + " and l.sample = :key" + ORDER, Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("key", key.value())
                        .getResultList())
                .map(rows -> rows.isEmpty() ? null : rows(rows).getFirst());
    }

    /** All of them by data manager and key: a sample of several data managers comes once for each. */
    @WithSession
    public Uni<List<SampleRow>> list(String channel) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(LIST + ORDER, Object[].class)
                        .setParameter("channel", channel)
                        .getResultList())
                .map(DataSamples::rows);
    }

    private static List<SampleRow> rows(List<Object[]> links) {
        var samples = new ArrayList<DataSample>();
        Map<Key, List<Key>> managers = new HashMap<>();
        for (Object[] link : links) {
            DataSample sample = Records.read(DataSample.class, (String) link[0]);
            samples.add(sample);
            managers.computeIfAbsent(sample.key(), _ -> new ArrayList<>()).add(new Key((String) link[1]));
        }
        return samples.stream()
                .map(sample -> new SampleRow(sample, managers.getOrDefault(sample.key(), List.of())))
                .toList();
    }
}
