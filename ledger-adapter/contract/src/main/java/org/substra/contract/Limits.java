package org.substra.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sizes of spec 3.2 and 1.5 and the checks that keep them; lengths are in characters (code points). */
public final class Limits {

    public static final int NAME = 100;
    public static final int TYPE = 30;
    public static final int TAG = 64;
    public static final int LOG = 200;
    public static final int METADATA_ENTRIES = 100;
    public static final int METADATA_KEY = 50;
    public static final int METADATA_VALUE = 100;
    public static final int ADDRESS = 500;
    public static final int PLAN_ID = 64;

    /** How many tuples one command may bring into a compute plan; more come in parts. */
    public static final int PLAN_PART = 500;

    private static final int SHOWN = 80;

    private Limits() {}

    /** The value, when it is there and has {@code min} to {@code max} characters that every store can hold. */
    public static String text(String field, @Nullable String value, int min, int max) {
        String present = present(field, value);
        int length = present.codePointCount(0, present.length());
        if (length < min || length > max) {
            throw Refusal.invalid(field + ": " + min + " to " + max + " characters, not " + length);
        }
        if (present.indexOf('\0') >= 0 || present.codePoints().anyMatch(Limits::isSurrogate)) {
            throw Refusal.invalid(field + ": holds a NUL or half a surrogate pair");
        }
        return present;
    }

    /** The value, when it is an absolute http or https address. */
    public static String address(String field, @Nullable String value) {
        String present = text(field, value, 1, ADDRESS);
        try {
            URI uri = new URI(present);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return present;
            }
        } catch (URISyntaxException e) {
            throw Refusal.invalid(field + ": not an address: " + shown(present));
        }
        throw Refusal.invalid(field + ": not an absolute http(s) address: " + shown(present));
    }

    /** A sorted copy of the metadata, when it keeps the limits; empty for null. */
    public static Map<String, String> metadata(@Nullable Map<String, String> metadata) {
        if (metadata == null) {
            return Map.of();
        }
        if (metadata.size() > METADATA_ENTRIES) {
            throw Refusal.invalid("metadata: at most " + METADATA_ENTRIES + " entries, not " + metadata.size());
        }
        metadata.forEach((key, value) -> {
            text("metadata key", key, 0, METADATA_KEY);
            text("metadata value of " + shown(key), value, 0, METADATA_VALUE);
        });
        return Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** A copy of the list, when no key stands in it twice; empty for null. */
    public static List<Key> unique(String field, @Nullable List<Key> keys) {
        List<Key> copy = keys == null ? List.of() : List.copyOf(keys);
        var seen = new HashSet<Key>();
        for (Key key : copy) {
            if (!seen.add(key)) {
                throw Refusal.invalid(field + ": " + key + " is there twice");
            }
        }
        return copy;
    }

    /** As {@link #unique}, and at least one. */
    public static List<Key> some(String field, @Nullable List<Key> keys) {
        List<Key> copy = unique(field, keys);
        if (copy.isEmpty()) {
            throw Refusal.invalid(field + ": at least one is required");
        }
        return copy;
    }

    /** A client's own id of a tuple: any 1 to 64 characters. */
    public static String planId(String field, @Nullable String id) {
        return text(field, id, 1, PLAN_ID);
    }

    /** A copy of the ids, none of them there twice; empty for null. */
    public static List<String> planIds(String field, @Nullable List<String> ids) {
        List<String> copy = ids == null ? List.of() : List.copyOf(ids);
        var seen = new HashSet<String>();
        for (String id : copy) {
            if (!seen.add(planId(field, id))) {
                throw Refusal.invalid(field + ": " + shown(id) + " is there twice");
            }
        }
        return copy;
    }

    /** A copy of the tuples of one command, when they are not too many. */
    public static <T> List<T> part(@Nullable List<T> tuples) {
        List<T> copy = tuples == null ? List.of() : List.copyOf(tuples);
        if (copy.size() > PLAN_PART) {
            throw Refusal.invalid("at most " + PLAN_PART + " tuples in one command, not " + copy.size());
        }
        return copy;
    }

    /** Refuses one without the other. */
    public static void together(String field, @Nullable Object value, String other, @Nullable Object otherValue) {
        if ((value == null) != (otherValue == null)) {
            throw Refusal.invalid(field + " and " + other + ": give both or neither");
        }
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(field + ": is required");
        }
        return value;
    }

    /** The text as it may stand in a message: cut, and without control characters or halves of surrogate pairs. */
    public static String shown(String text) {
        String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
