package org.substra.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidAsset;
import org.substra.api.error.InvalidFields;
import org.substra.contract.Key;

/**
 * The fields of one request, whatever its content type. Each is read by its type; what is wrong is
 * collected, so that {@link #complete} names all of it at once. Only after that may the values be
 * asked for. A null counts as absent.
 */
public final class Fields {

    private final JsonNode values;
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    /** @param values an object */
    public Fields(JsonNode values) {
        this.values = values;
    }

    /** A field that must be there. */
    public <T> Supplier<T> required(String name, FieldType<T> type) {
        if (!has(name)) {
            reject(name, "This field is required.");
        }
        return read(name, type, null);
    }

    /** A list that must be there and have something in it. */
    public <T> Supplier<List<T>> some(String name, FieldType<List<T>> type) {
        return required(name, value -> {
            List<T> items = type.read(value);
            if (items.isEmpty()) {
                throw new Malformed("This list may not be empty.");
            }
            return items;
        });
    }

    /** A field that may be missing. */
    public <T> Supplier<T> optional(String name, FieldType<T> type, T absent) {
        return read(name, type, absent);
    }

    /** A key that may be missing or empty. */
    public Supplier<Optional<Key>> optionalKey(String name) {
        boolean empty =
                values.path(name).isTextual() && values.path(name).asText().isEmpty();
        return empty ? Optional::empty : read(name, value -> Optional.of(FieldTypes.KEY.read(value)), Optional.empty());
    }

    /** A value that may be missing. */
    public <T> Supplier<Optional<T>> maybe(String name, FieldType<T> type) {
        return read(name, value -> Optional.of(type.read(value)), Optional.empty());
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return values.hasNonNull(name);
    }

    /** Says what is wrong with a field, or with a file that came with the fields. */
    public void reject(String name, String problem) {
        problems.computeIfAbsent(name, _ -> new ArrayList<>()).add(problem);
    }

    /** @throws InvalidFields when anything is wrong */
    public void complete() {
        if (!problems.isEmpty()) {
            throw new InvalidFields(problems);
        }
    }

    /**
     * As {@link #complete}, for the registration of an asset.
     *
     * @param key the asset's, when it is known
     * @throws InvalidAsset when anything is wrong
     */
    public void completeAsset(@Nullable Key key) {
        if (!problems.isEmpty()) {
            throw InvalidAsset.ofFields(problems, key);
        }
    }

    private <T> Supplier<T> read(String name, FieldType<T> type, @Nullable T absent) {
        T value = absent;
        if (has(name)) {
            try {
                value = type.read(values.get(name));
            } catch (Malformed e) {
                reject(name, e.getMessage());
            }
        }
        return new Read<>(name, value);
    }

    private record Read<T>(String name, @Nullable T value) implements Supplier<T> {

        @Override
        public T get() {
            if (value == null) {
                throw new IllegalStateException("field " + name + " was asked for before its problems were");
            }
            return value;
        }
    }
}
