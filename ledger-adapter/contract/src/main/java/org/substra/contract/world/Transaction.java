package org.substra.contract.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

    private final List<Claim> claims = new ArrayList<>();

    /** @param own what this transaction itself had under the key */
    private record Claim(String key, @Nullable LedgerRecord own, Consumer<LedgerRecord> ifTaken) {}

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
        return stored(worldKey);
    }

    /** Says which records are going to be asked for. */
    public void expect(Collection<String> worldKeys) {
        world.expect(worldKeys.stream()
                .filter(key -> !written.containsKey(key) && !read.containsKey(key))
                .toList());
    }

    public void put(LedgerRecord record) {
        written.put(record.worldKey(), record);
    }

    /**
     * As {@link #put}, for a key that should be free. Whether it is turns out at the end, for all claims together: thousands
     * of questions would each be a way to the world state.
     *
     * @param ifTaken is told of the record under the key, and throws the refusal
     */
    public void claim(LedgerRecord record, Consumer<LedgerRecord> ifTaken) {
        String key = record.worldKey();
        claims.add(new Claim(key, written.get(key), ifTaken));
        put(record);
    }

    /** Hands the writes to the world state and returns them, each key once, in the order of first writing. */
    public List<LedgerRecord> commit() {
        settle();
        written.forEach((key, record) -> world.put(key, Json.write(record)));
        return List.copyOf(written.values());
    }

    private void settle() {
        world.expect(claims.stream().map(Claim::key).toList());
        for (Claim claim : claims) {
            Optional.ofNullable(claim.own()).or(() -> stored(claim.key())).ifPresent(claim.ifTaken());
        }
    }

    private Optional<LedgerRecord> stored(String worldKey) {
        return read.computeIfAbsent(worldKey, key -> world.get(key).map(bytes -> Json.read(bytes, LedgerRecord.class)));
    }
}
