package org.substra.api.error;

import java.util.List;
import java.util.Map;
import org.substra.contract.Key;

/**
 * The command has left and its outcome is not known in time (408): it may still happen. Whoever
 * knows the key of what was asked for says so by {@link #forAssets} or {@link #forTuple}, so that
 * the client can look for it.
 */
public final class LedgerTimeout extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final transient Object content;
    private final transient List<Key> keys;
    private final boolean tuple;

    public LedgerTimeout(String message) {
        this(message, message, List.of(), false);
    }

    private LedgerTimeout(String message, Object content, List<Key> keys, boolean tuple) {
        super(message);
        this.content = content;
        this.keys = List.copyOf(keys);
        this.tuple = tuple;
    }

    /** The same for the registration of these assets. */
    public LedgerTimeout forAssets(List<Key> assets) {
        return new LedgerTimeout(
                getMessage(), Map.of("pkhash", List.copyOf(assets), "validated", false), assets, false);
    }

    /** The same for the creation of this tuple. */
    public LedgerTimeout forTuple(Key key) {
        return new LedgerTimeout(getMessage(), getMessage(), List.of(key), true);
    }

    /** What stands under "message". */
    Object content() {
        return content;
    }

    List<Key> keys() {
        return keys;
    }

    boolean isTuple() {
        return tuple;
    }
}
