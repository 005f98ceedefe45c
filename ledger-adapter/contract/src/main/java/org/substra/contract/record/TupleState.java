package org.substra.contract.record;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;
import org.substra.contract.TupleStatus;

/**
 * What happened to a tuple, written only by its worker's organisation.
 *
 * @param attempt the number of the start it belongs to; 0 when it failed without one
 * @param status doing, done or failed
 * @param model of a done training tuple; of a composite one its trunk
 * @param head of a done composite tuple: the hash of what never leaves its worker
 * @param perf of a done testtuple
 */
public record TupleState(
        Key tuple,
        int attempt,
        TupleStatus status,
        String log,
        @Nullable StoredFile model,
        @Nullable Key head,
        @Nullable Float perf)
        implements LedgerRecord {

    public static TupleState doing(Key tuple, int attempt) {
        return new TupleState(tuple, attempt, TupleStatus.DOING, "", null, null, null);
    }

    @Override
    public String worldKey() {
        return WorldKeys.state(tuple);
    }
}
