package org.substra.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;

/**
 * The body of every other failure.
 *
 * @param message a text, a list or an object
 * @param key one key or a list of them
 * @param pkhash the key again, where clients look for it under this name
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(
        Object message, @Nullable Object key, @Nullable Object pkhash) {

    static Message of(Object message) {
        return new Message(message, null, null);
    }

    static Message of(Object message, @Nullable Object key) {
        return new Message(message, key, null);
    }

    /** The same with its key under the other name only. */
    Message withPkhash() {
        return new Message(message, null, key);
    }

    /** Nothing for no key, the key itself for one, a list for more. */
    static @Nullable Object keyOf(List<Key> keys) {
        return switch (keys.size()) {
            case 0 -> null;
            case 1 -> keys.getFirst();
            default -> keys;
        };
    }
}
