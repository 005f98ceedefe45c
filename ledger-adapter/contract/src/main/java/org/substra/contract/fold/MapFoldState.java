package org.substra.contract.fold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.substra.contract.Key;

/** A fold state in memory. */
public final class MapFoldState implements FoldState {

    private final Map<Key, FoldedTuple> tuples = new HashMap<>();
    private final Map<Key, TreeSet<Key>> children = new HashMap<>();

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
    public void addChild(Key parent, Key child) {
        children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child);
    }
}
