package org.substra.contract.world;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.substra.contract.OrganisationId;

/**
 * The records of one channel as one transaction sees them.
 *
 * <p>The same everywhere: {@link #get} and {@link #range} see what earlier transactions committed
 * and never what this one has put; puts become visible together, when the transaction commits.
 * Keys are ASCII and their order is byte order.
 */
public interface WorldState {

    /** A key and its committed value. */
    record Entry(String key, byte[] value) {}

    /** Whose transaction this is. */
    OrganisationId caller();

    Optional<byte[]> get(String key);

    /** Says which keys are going to be asked for, so that a world state that is far away can fetch them together. */
    default void expect(Collection<String> keys) {}

    void put(String key, byte[] value);

    /**
     * Committed entries from {@code from} (inclusive) to {@code until} (exclusive), in key order.
     * For queries only: no rule that writes uses it. The caller closes the stream.
     */
    Stream<Entry> range(String from, String until);
}
