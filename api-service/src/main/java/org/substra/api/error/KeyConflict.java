package org.substra.api.error;

import java.util.List;
import org.substra.contract.Key;

/** The key is taken (409). Its answer always carries the key, or the keys. */
public final class KeyConflict extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final transient Object key;

    private KeyConflict(String message, Object key) {
        super(message);
        this.key = key;
    }

    /** One thing has the key already. */
    public static KeyConflict of(String message, Key key) {
        return new KeyConflict(message, key);
    }

    /** As data samples answer: always an array, even of one. */
    public static KeyConflict ofMany(String message, List<Key> keys) {
        return new KeyConflict(message, List.copyOf(keys));
    }

    /** A key, or a list of keys. */
    Object key() {
        return key;
    }
}
