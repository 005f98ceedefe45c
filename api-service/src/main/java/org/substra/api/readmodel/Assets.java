package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.search.SearchList;
import org.substra.api.search.Searches;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Asset;
import org.substra.contract.record.Objective;

/** Objectives, algos and what is asked of assets of any kind. Lists are ordered by owner and key. */
@ApplicationScoped
public class Assets implements PanacheRepositoryBase<AssetEntity, AssetEntity> {

    private final Searches searches;

    Assets(Searches searches) {
        this.searches = searches;
    }

    @WithSession
    public Uni<@Nullable Objective> objective(String channel, Key key) {
        return find(channel, AssetKind.OBJECTIVE, key, Objective.class);
    }

    public Uni<Listed<Objective>> objectives(String channel, ListQuery query) {
        return searches.find(channel, SearchList.OBJECTIVE, query, keys -> load(channel, keys, Objective.class));
    }

    /** An algo of that kind; null when there is none, whatever else has the key. */
    @WithSession
    public Uni<@Nullable Algo> algo(String channel, AlgoKind kind, Key key) {
        return find(channel, AssetKind.of(kind), key, Algo.class);
    }

    public Uni<Listed<Algo>> algos(String channel, AlgoKind kind, ListQuery query) {
        SearchList list =
                switch (kind) {
                    case ALGO -> SearchList.ALGO;
                    case COMPOSITE_ALGO -> SearchList.COMPOSITE_ALGO;
                    case AGGREGATE_ALGO -> SearchList.AGGREGATE_ALGO;
                };
        return searches.find(channel, list, query, keys -> load(channel, keys, Algo.class));
    }

    /** Which of these keys belong to an objective, data manager, data sample or algo. */
    @WithSession
    public Uni<Set<Key>> taken(String channel, Collection<Key> keys) {
        List<String> values = keys.stream().map(Key::value).toList();
        return list("channel = ?1 and key in ?2", channel, values)
                .map(assets ->
                        assets.stream().map(asset -> new Key(asset.key)).collect(Collectors.toUnmodifiableSet()));
    }

    private <A extends Asset> Uni<@Nullable A> find(String channel, String kind, Key key, Class<A> type) {
        return find("channel = ?1 and key = ?2 and kind = ?3", channel, key.value(), kind)
                .firstResult()
                .onItem()
                .ifNotNull()
                .transform(asset -> Records.read(type, asset.record));
    }

    @WithSession
    <A extends Asset> Uni<List<A>> load(String channel, List<String> keys, Class<A> type) {
        return list("channel = ?1 and key in ?2 order by owner, key", channel, keys)
                .map(assets -> assets.stream()
                        .map(asset -> Records.read(type, asset.record))
                        .toList());
    }
}
