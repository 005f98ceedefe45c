package org.substra.contract.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.substra.contract.Json;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.LedgerRecord;

/**
 * What a rule works on: the world state with this transaction's own writes in front of it.
 * Nothing reaches the world state before {@link #commit()}, so a rule that refuses halfway has
 * written nothing.
 */
public final class Transaction {

    private final WorldState world;
    private final Map<String, LedgerRecord> written = new LinkedHashMap<>();

    /** Rules ask for the same again and again, such as the algo of each of a plan's tuples; it stays the same meanwhile. */
    private final Map<String, Optional<LedgerRecord>> read = new HashMap<>();

    public Transaction(WorldState world) {
        this.world = world;
    }

    public OrganisationId caller() {
        return world.caller();
    }

    /** The record under the key, as this transaction sees it. */
    public Optional<LedgerRecord> find(String worldKey) {
        LedgerRecord own = written.get(worldKey);
        if (own != null) {
            return Optional.of(own);
        }
        return read.computeIfAbsent(worldKey, key -> world.get(key).map(bytes -> Json.read(bytes, LedgerRecord.class)));
    }

    public void put(LedgerRecord record) {
        written.put(record.worldKey(), record);
    }

    /** Hands the writes to the world state and returns them, each key once, in the order of first writing. */
    public List<LedgerRecord> commit() {
        written.forEach((key, record) -> world.put(key, Json.write(record)));
        return List.copyOf(written.values());
    }
}
