package org.substra.api.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cookie for the browser. The framework's own would carry a {@code Version}, which no browser knows any more.
 *
 * @param value of characters that need no quotes
 * @param domain of all that get it; empty for the asked host only
 * @param until null: for as long as the browser runs
 */
record SetCookie(
        String name,
        String value,
        Optional<String> domain,
        @Nullable Instant until,
        boolean httpOnly,
        boolean secure) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Takes the cookie away. */
    static SetCookie gone(String name, Optional<String> domain) {
        return new SetCookie(name, "\"\"", domain, Instant.EPOCH, false, false);
    }

    /** The header's value. */
    String text(Instant now) {
        var text = new StringBuilder(name).append('=').append(value).append("; Path=/");
        domain.ifPresent(hosts -> text.append("; Domain=").append(hosts));
        if (until != null) {
            long seconds = Math.max(0, Duration.between(now, until).toSeconds());
            text.append("; Expires=")
                    .append(DATE.format(until))
                    .append("; Max-Age=")
                    .append(seconds);
        }
        return text.append(httpOnly ? "; HttpOnly" : "")
                .append(secure ? "; Secure" : "")
                .toString();
    }
}
