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
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Asset;
import org.substra.contract.record.Objective;

/** Objectives, algos and what is asked of assets of any kind. Lists are ordered by owner and key. */
@ApplicationScoped
public class Assets implements PanacheRepositoryBase<AssetEntity, AssetEntity> {

    @WithSession
    public Uni<@Nullable Objective> objective(String channel, Key key) {
        return find(channel, AssetKind.OBJECTIVE, key, Objective.class);
    }

    @WithSession
    public Uni<List<Objective>> objectives(String channel) {
        return list(channel, AssetKind.OBJECTIVE, Objective.class);
    }

    /** An algo of that kind; null when there is none, whatever else has the key. */
    @WithSession
    public Uni<@Nullable Algo> algo(String channel, AlgoKind kind, Key key) {
        return find(channel, AssetKind.of(kind), key, Algo.class);
    }

    @WithSession
    public Uni<List<Algo>> algos(String channel, AlgoKind kind) {
        return list(channel, AssetKind.of(kind), Algo.class);
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

    private <A extends Asset> Uni<List<A>> list(String channel, String kind, Class<A> type) {
        return list("channel = ?1 and kind = ?2 order by owner, key", channel, kind)
                .map(assets -> assets.stream()
                        .map(asset -> Records.read(type, asset.record))
                        .toList());
    }
}
