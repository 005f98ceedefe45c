package org.substra.contract.world;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.substra.contract.OrganisationId;

/** A world state in memory: for tests, simulations and whoever executes rules without a ledger. */
public final class MapWorldState {

    private final NavigableMap<String, byte[]> committed = new ConcurrentSkipListMap<>();

    /** Begins a transaction of the caller's; nothing of it is visible before {@link Open#commit()}. */
    public Open begin(OrganisationId caller) {
        return new Open(caller);
    }

    /** All committed entries in key order. */
    public Map<String, byte[]> entries() {
        return Collections.unmodifiableMap(new TreeMap<>(committed));
    }

    /** One transaction. */
    public final class Open implements WorldState {

        private final OrganisationId caller;
        private final Map<String, byte[]> written = new HashMap<>();

        private Open(OrganisationId caller) {
            this.caller = caller;
        }

        public void commit() {
            committed.putAll(written);
            written.clear();
        }

        @Override
        public OrganisationId caller() {
            return caller;
        }

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(committed.get(key));
        }

        @Override
        public void put(String key, byte[] value) {
            written.put(key, value);
        }

        @Override
        public Stream<Entry> range(String from, String until) {
            return committed.subMap(from, until).entrySet().stream()
                    .map(entry -> new Entry(entry.getKey(), entry.getValue()));
        }
    }
}
