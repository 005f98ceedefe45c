package org.substra.api.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;

/** A file or field of an asset's registration that cannot be (400). */
public final class InvalidAsset extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final transient Object reason;
    private final transient @Nullable Key key;

    private InvalidAsset(Object reason, @Nullable Key key) {
        super("invalid asset " + key + ": " + reason);
        this.reason = reason;
        this.key = key;
    }

    /**
     * Something about the asset as a whole.
     *
     * @param key when it is known already
     */
    public static InvalidAsset of(String reason, @Nullable Key key) {
        return new InvalidAsset(reason, key);
    }

    /**
     * Fields of the request.
     *
     * @param key when it is known already
     */
    public static InvalidAsset ofFields(Map<String, List<String>> fields, @Nullable Key key) {
        return new InvalidAsset(Map.copyOf(fields), key);
    }

    /** A text, or field names with their reasons. */
    Object reason() {
        return reason;
    }

    Optional<Key> key() {
        return Optional.ofNullable(key);
    }
}
