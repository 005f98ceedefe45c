package org.substra.ledger.execution;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.substra.contract.Key;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Input;

/**
 * The inputs that this adapter has signed and is about to see in the log: who has just written, proven and simulated an input
 * need not read and prove it again, nor execute it when all it read is still the same.
 */
public final class Simulations {

    /** How many bytes of inputs are remembered at once; what is beyond is executed as another's. */
    private static final long BYTES = 16 << 20;

    private final Map<Key, Own> byHash = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** An input of our own and what the rules said to it. */
    record Own(Input input, Simulation simulation) {}

    /** Remembers it until it is closed. */
    public Remembered remember(byte[] signed, Input input, Simulation simulation) {
        if (bytes.addAndGet(signed.length) > BYTES) {
            bytes.addAndGet(-signed.length);
            return () -> {};
        }
        Key hash = Hashes.of(signed);
        byHash.put(hash, new Own(input, simulation));
        return () -> {
            byHash.remove(hash);
            bytes.addAndGet(-signed.length);
        };
    }

    /** @param inputHash of all the entry's bytes: equal hash, equal bytes, which are those we have signed */
    Optional<Own> find(Key inputHash) {
        return Optional.ofNullable(byHash.get(inputHash));
    }

    /** Until it is closed. */
    public interface Remembered extends AutoCloseable {
        @Override
        void close();
    }
}
