package org.substra.api.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.NotAcceptable;
import org.substra.contract.Limits;

/**
 * Every route answers in one way, most in JSON; so what a client accepts is only checked (spec 1.1), not chosen from. A
 * version of the API may be named there, as old clients do; there is one.
 */
class AcceptFilter {

    private static final String FORMAT = "format";
    private static final String JSON = "json";
    private static final String VERSION = "version";
    private static final String ONLY_VERSION = "0.0";
    private static final String QUALITY = "q";

    /**
     * Lets pass who takes JSON.
     *
     * @throws NotAcceptable when nothing accepted is JSON, or only in another version
     */
    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request, HttpServerRequest exchange) {
        String format = exchange.query() == null
                ? null
                : request.getUriInfo().getQueryParameters().getFirst(FORMAT);
        if (format != null && !format.equals(JSON)) {
            throw new NotFoundException();
        }
        List<String> accepted = request.getHeaders().remove(HttpHeaders.ACCEPT);
        if (format == null && accepted != null && !Probes.is(exchange.path())) {
            check(String.join(",", accepted));
        }
    }

    private static void check(String accepted) {
        List<MediaType> json = ranges(accepted)
                .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                .filter(range -> !isZero(range.getParameters().get(QUALITY)))
                .toList();
        if (json.isEmpty() && !accepted.isBlank()) {
            throw new NotAcceptable("Could not satisfy the request Accept header.");
        }
        if (!json.isEmpty() && json.stream().noneMatch(range -> version(range).equals(ONLY_VERSION))) {
            throw new NotAcceptable("Invalid version in \"Accept\" header: " + Limits.shown(version(json.getFirst()))
                    + "; this API has version " + ONLY_VERSION + " only.");
        }
    }

    private static String version(MediaType range) {
        return range.getParameters().getOrDefault(VERSION, ONLY_VERSION);
    }

    private static boolean isZero(@Nullable String quality) {
        return quality != null && quality.matches("0(\\.0*)?");
    }

    /** What is no media range matches nothing. */
    private static Stream<MediaType> ranges(String accepted) {
        return Arrays.stream(accepted.split(",")).flatMap(range -> range(range).stream());
    }

    private static Optional<MediaType> range(String text) {
        try {
            return Optional.of(MediaType.valueOf(text.trim()));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
