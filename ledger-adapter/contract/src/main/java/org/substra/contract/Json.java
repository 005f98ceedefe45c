package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;

/**
 * The one spelling of the ledger's language: UTF-8, no white space, properties and map entries in
 * order, nulls left out. Equal values have equal bytes, so bytes can be hashed and signed.
 */
public final class Json {

    private static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), bug);
        }
    }

    /**
     * Reads a value. A rule broken by a field is refused with that rule's own words.
     *
     * @throws Refusal (invalid) when the bytes are not exactly one such value
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return Limits.present(type.getSimpleName(), MAPPER.readValue(json, type));
        } catch (IOException e) {
            throw refusal(type, e);
        }
    }

    /** As {@link #read}, and the bytes must be the canonical ones. */
    public static <T> T readCanonical(byte[] json, Class<T> type) {
        T value = read(json, type);
        if (!Arrays.equals(json, write(value))) {
            throw Refusal.invalid(type.getSimpleName() + ": not in its canonical form");
        }
        return value;
    }

    private static Refusal refusal(Class<?> type, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "unreadable";
        return Refusal.invalid("not a " + type.getSimpleName() + ": " + Limits.shown(String.valueOf(message)));
    }
}
