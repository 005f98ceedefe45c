package org.substra.api.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is asked for, as other nodes do when a transfer was cut: from a byte to the
 * end. Whatever else a range can be is answered with the whole file, as HTTP allows.
 *
 * @param first at least 0
 */
record ByteRange(long first) {

    private static final Pattern TAIL = Pattern.compile("bytes=(\\d{1,18})-");

    static Optional<ByteRange> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher tail = TAIL.matcher(header);
        return tail.matches() ? Optional.of(new ByteRange(Long.parseLong(tail.group(1)))) : Optional.empty();
    }
}
