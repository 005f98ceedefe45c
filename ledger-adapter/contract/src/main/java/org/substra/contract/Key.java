package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What names an asset, a tuple or the content of a file: 64 hexadecimal characters, nearly always
 * a SHA-256. Upper case is accepted and kept as lower case, so a key has one spelling.
 *
 * @param value 64 characters of {@code 0-9a-f}
 */
public record Key(@JsonValue String value) implements Comparable<Key> {

    private static final int LENGTH = 64;

    public Key {
        value = value.toLowerCase(Locale.ROOT);
        if (!isHex(value)) {
            throw Refusal.invalid("not a key of 64 hexadecimal characters: " + Limits.shown(value));
        }
    }

    /**
     * Reads a key from outside.
     *
     * @throws Refusal (invalid) when the text is no key
     */
    @JsonCreator
    public static Key fromString(String value) {
        return new Key(value);
    }

    /** The SHA-256 of the text's UTF-8 bytes. */
    public static Key ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-256 of the bytes. */
    public static Key ofBytes(byte[] bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new Key(HexFormat.of().formatHex(sha256.digest(bytes)));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every Java has SHA-256", bug);
        }
    }

    /** Whether {@link #fromString} would take the text. */
    public static boolean isKey(String value) {
        return isHex(value.toLowerCase(Locale.ROOT));
    }

    /** No regular expression: a list reads thousands of keys. */
    private static boolean isHex(String lower) {
        if (lower.length() != LENGTH) {
            return false;
        }
        for (int place = 0; place < LENGTH; place++) {
            if (!HexFormat.isHexDigit(lower.charAt(place))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Key other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
