package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.fold.FoldState;
import org.substra.contract.fold.FoldedPlan;
import org.substra.contract.fold.FoldedTuple;
import org.substra.contract.record.Asset;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.Tuple;

/**
 * A channel's fold in PostgreSQL, for one database transaction. What a question touches is loaded as a set, kept, and
 * written back as a set, so that thousands of tuples take a few round trips.
 */
final class PostgresFold implements FoldState {

    private final FoldTables tables;
    private final KeptAssets kept;
    private final Map<Key, FoldedTuple> tuples = new HashMap<>();
    private final Map<Key, FoldedPlan> plans = new HashMap<>();
    /** Of the children in it: all parents that are stored. */
    private final Map<Key, Set<Key>> storedParents = new HashMap<>();

    private final Map<Key, FoldedTuple> changedTuples = new LinkedHashMap<>();
    private final Map<Key, FoldedPlan> changedPlans = new LinkedHashMap<>();
    private final Map<Key, Set<Key>> newChildren = new LinkedHashMap<>();
    private final Map<Key, Set<Key>> newParents = new HashMap<>();

    PostgresFold(Connection connection, String channel) {
        this.tables = new FoldTables(connection, channel);
        this.kept = new KeptAssets(connection, channel);
    }

    /** How many tuples it holds in memory. */
    int size() {
        return tuples.size();
    }

    /** Loads at once what folding these records will ask for one by one. */
    void prepare(Collection<? extends LedgerRecord> records) {
        var needed = new HashSet<Key>();
        records.forEach(record -> {
            if (record instanceof Tuple tuple) {
                needed.addAll(tuple.parents());
            }
        });
        records.forEach(record -> {
            if (record instanceof Tuple tuple) {
                needed.remove(tuple.key());
            }
        });
        needed.removeAll(tuples.keySet());
        if (!needed.isEmpty()) {
            remember(tables.tuples(needed));
        }
    }

    @Override
    public Optional<FoldedTuple> tuple(Key key) {
        FoldedTuple known = tuples.get(key);
        if (known == null) {
            remember(tables.tuples(List.of(key)));
        }
        return Optional.ofNullable(tuples.get(key));
    }

    @Override
    public void put(FoldedTuple tuple) {
        tuples.put(tuple.key(), tuple);
        changedTuples.put(tuple.key(), tuple);
    }

    @Override
    public List<Key> children(Key parent) {
        var all = new TreeSet<>(newChildren.getOrDefault(parent, Set.of()));
        all.addAll(remember(tables.children(parent)));
        return List.copyOf(all);
    }

    @Override
    public List<Key> parents(Key child) {
        if (!storedParents.containsKey(child)) {
            loadParents(List.of(child));
        }
        var all = new TreeSet<>(newParents.getOrDefault(child, Set.of()));
        all.addAll(storedParents.getOrDefault(child, Set.of()));
        return List.copyOf(all);
    }

    @Override
    public void addChild(Key parent, Key child) {
        newChildren.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child);
        newParents.computeIfAbsent(child, _ -> new TreeSet<>()).add(parent);
    }

    @Override
    public Optional<FoldedPlan> plan(Key key) {
        if (!plans.containsKey(key)) {
            tables.plan(key).ifPresent(plan -> plans.put(key, plan));
        }
        return Optional.ofNullable(plans.get(key));
    }

    @Override
    public void put(FoldedPlan plan) {
        plans.put(plan.key(), plan);
        changedPlans.put(plan.key(), plan);
    }

    @Override
    public List<Key> unfinished(Key plan) {
        writeBack();
        return remember(tables.unfinished(plan));
    }

    @Override
    public List<Key> unfinishedChildrenOutside(Key plan) {
        writeBack();
        List<Key> children = remember(tables.unfinishedChildrenOutside(plan));
        loadParents(children);
        return children;
    }

    @Override
    public void keep(Key plan, OrganisationId organisation, Asset asset) {
        kept.keep(plan, organisation, asset);
    }

    @Override
    public List<Asset> release(Key plan, OrganisationId organisation) {
        List<Asset> released = kept.release(plan, organisation);
        prepare(released);
        return released;
    }

    /** Writes everything to the database, in the same transaction as the world state. */
    void flush() throws SQLException {
        writeBack();
        kept.flush();
    }

    private void writeBack() {
        try {
            var links = new ArrayList<FoldTables.NewLink>();
            newChildren.forEach((parent, children) ->
                    children.forEach(child -> links.add(new FoldTables.NewLink(parent, child, left(parent, child)))));
            tables.writeLinks(links);
            tables.writeTuples(changedTuples.values());
            tables.writePlans(changedPlans.values());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
        changedTuples.clear();
        changedPlans.clear();
        newChildren.clear();
        newParents.clear();
        storedParents.clear();
    }

    /** The parent's plan, if the child is not of it. */
    private @Nullable Key left(Key parent, Key child) {
        Key plan = tuple(parent).map(FoldedTuple::plan).orElse(null);
        return plan == null || plan.equals(tuple(child).map(FoldedTuple::plan).orElse(null)) ? null : plan;
    }

    private void loadParents(List<Key> children) {
        children.forEach(child -> storedParents.put(child, new TreeSet<>()));
        for (FoldTables.Link link : tables.parents(children)) {
            tuples.putIfAbsent(link.parent().key(), link.parent());
            storedParents
                    .computeIfAbsent(link.child(), _ -> new TreeSet<>())
                    .add(link.parent().key());
        }
    }

    /** What is known already may be newer than what is stored. */
    private List<Key> remember(List<FoldedTuple> loaded) {
        loaded.forEach(tuple -> tuples.putIfAbsent(tuple.key(), tuple));
        return loaded.stream().map(FoldedTuple::key).toList();
    }
}
