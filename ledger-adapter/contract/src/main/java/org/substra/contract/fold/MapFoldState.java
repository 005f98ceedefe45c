package org.substra.contract.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Asset;

/** A fold state in memory. */
public final class MapFoldState implements FoldState {

    private final Map<Key, FoldedTuple> tuples = new TreeMap<>();
    private final Map<Key, TreeSet<Key>> children = new HashMap<>();
    private final Map<Key, TreeSet<Key>> parents = new HashMap<>();
    private final Map<Key, FoldedPlan> plans = new HashMap<>();
    private final Map<Batch, List<Asset>> kept = new HashMap<>();

    private record Batch(Key plan, OrganisationId organisation) {}

    @Override
    public Optional<FoldedTuple> tuple(Key key) {
        return Optional.ofNullable(tuples.get(key));
    }

    @Override
    public void put(FoldedTuple tuple) {
        tuples.put(tuple.key(), tuple);
    }

    @Override
    public List<Key> children(Key parent) {
        return List.copyOf(children.getOrDefault(parent, new TreeSet<>()));
    }

    @Override
    public List<Key> parents(Key child) {
        return List.copyOf(parents.getOrDefault(child, new TreeSet<>()));
    }

    @Override
    public void addChild(Key parent, Key child) {
        children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child);
        parents.computeIfAbsent(child, _ -> new TreeSet<>()).add(parent);
    }

    @Override
    public Optional<FoldedPlan> plan(Key key) {
        return Optional.ofNullable(plans.get(key));
    }

    @Override
    public void put(FoldedPlan plan) {
        plans.put(plan.key(), plan);
    }

    @Override
    public List<Key> unfinished(Key plan) {
        return keys(tuples.values().stream(), tuple -> plan.equals(tuple.plan()));
    }

    @Override
    public List<Key> unfinishedChildrenOutside(Key plan) {
        Stream<FoldedTuple> needing = tuples.values().stream()
                .filter(tuple -> plan.equals(tuple.plan()))
                .flatMap(tuple -> children(tuple.key()).stream())
                .distinct()
                .sorted()
                .map(child -> Objects.requireNonNull(tuples.get(child)));
        return keys(needing, child -> !plan.equals(child.plan()));
    }

    @Override
    public void keep(Key plan, OrganisationId organisation, Asset asset) {
        kept.computeIfAbsent(new Batch(plan, organisation), _ -> new ArrayList<>())
                .add(asset);
    }

    @Override
    public List<Asset> release(Key plan, OrganisationId organisation) {
        List<Asset> released = kept.remove(new Batch(plan, organisation));
        return released == null ? List.of() : released;
    }

    private static List<Key> keys(Stream<FoldedTuple> from, Predicate<FoldedTuple> which) {
        return from.filter(which)
                .filter(tuple -> !tuple.status().isFinal())
                .map(FoldedTuple::key)
                .toList();
    }
}
