package org.substra.api.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in by JSON web token keeps it in parts: what a page's script may read, and the signature, which it may not.
 * So a script that was smuggled in cannot take the token away.
 */
@ApplicationScoped
class JwtCookies {

    static final String HEADER_AND_PAYLOAD = "header.payload";
    static final String SIGNATURE = "signature";
    static final String REFRESH = "refresh";

    private final IdentityConfig config;

    JwtCookies(IdentityConfig config) {
        this.config = config;
    }

    /** The cookie's value; empty when there is none. */
    static Optional<String> read(HttpServerRequest request, String name) {
        @Nullable Cookie cookie = request.getCookie(name);
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /** Those for two new tokens. */
    List<String> of(HttpServerRequest request, Instant now, String access, String refresh) {
        Optional<String> domain = domain(request);
        int end = access.lastIndexOf('.');
        boolean secure = config.secureCookies();
        Instant accessEnds = now.plus(config.accessLifetime());
        Instant refreshEnds = now.plus(config.refreshLifetime());
        return Stream.of(
                        new SetCookie(HEADER_AND_PAYLOAD, access.substring(0, end), domain, accessEnds, false, secure),
                        new SetCookie(SIGNATURE, access.substring(end + 1), domain, null, true, secure),
                        new SetCookie(REFRESH, refresh, domain, refreshEnds, true, secure))
                .map(cookie -> cookie.text(now))
                .toList();
    }

    /** Those that take all of them away. */
    List<String> gone(HttpServerRequest request) {
        Optional<String> domain = domain(request);
        return Stream.of(HEADER_AND_PAYLOAD, SIGNATURE, REFRESH)
                .map(name -> SetCookie.gone(name, domain).text(Instant.EPOCH))
                .toList();
    }

    private static Optional<String> domain(HttpServerRequest request) {
        @Nullable HostAndPort asked = request.authority();
        return CookieDomain.of(asked == null ? null : asked.host());
    }
}
