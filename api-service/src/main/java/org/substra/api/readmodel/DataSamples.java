package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.Pages;
import org.substra.contract.Key;
import org.substra.contract.record.DataSample;

/** Data samples and the data managers they belong to. */
@ApplicationScoped
public class DataSamples {

    private static final String LIST = """
            select s.record, l.dataManager, l.sample from SampleLinkEntity l
            join AssetEntity s on s.channel = l.channel and s.key = l.sample
            where l.channel = :channel""";

    private static final String AFTER = " and (l.dataManager, l.sample) > (:manager, :sample)";

    private static final Object[] BEFORE_ALL = {"", "", ""};

    private static final String MANAGERS = """
            select l.sample, l.dataManager from SampleLinkEntity l
            where l.channel = :channel and l.sample in (:samples)
            order by l.dataManager""";

    private static final String ORDER = " order by l.dataManager, l.sample";

    @WithSession
    public Uni<@Nullable SampleRow> find(String channel, Key key) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(LIST + " and l.sample = :key" + ORDER, Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("key", key.value())
                        .getResultList())
                .chain(links -> managers(channel, links).map(all -> rows(links, all)))
                .map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** All of them by data manager and key: a sample of several data managers comes once for each. */
    public Multi<SampleRow> list(String channel) {
        return Pages.after(BEFORE_ALL, last -> page(channel, last))
                .onItem()
                .transformToUniAndConcatenate(links -> managers(channel, links).map(all -> rows(links, all)))
                .onItem()
                .disjoint();
    }

    /** The links of a page, after one of the page before. */
    @WithSession
    Uni<List<Object[]>> page(String channel, Object[] last) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(LIST + AFTER + ORDER, Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("manager", last[1])
                        .setParameter("sample", last[2])
                        .setMaxResults(Pages.SIZE)
                        .getResultList());
    }

    /** All links of the samples in these ones, in the order of the data managers. */
    @WithSession
    Uni<List<Object[]>> managers(String channel, List<Object[]> links) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(MANAGERS, Object[].class)
                        .setParameter("channel", channel)
                        .setParameter(
                                "samples",
                                links.stream().map(link -> link[2]).distinct().toList())
                        .getResultList());
    }

    private static List<SampleRow> rows(List<Object[]> links, List<Object[]> all) {
        Map<Object, List<Key>> managers = all.stream()
                .collect(Collectors.groupingBy(
                        link -> link[0], Collectors.mapping(link -> new Key((String) link[1]), Collectors.toList())));
        return links.stream()
                .map(link -> new SampleRow(
                        Records.read(DataSample.class, (String) link[0]), managers.getOrDefault(link[2], List.of())))
                .toList();
    }
}
