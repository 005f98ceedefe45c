package org.substra.api.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Every path ends with a slash (spec 1.1): without it, one is sent to where it does. */
class PathFilter {

    private static final String FORMAT_SUFFIX = ".json";

    /**
     * Where to go instead; null to stay.
     *
     * @throws NotFoundException for a dot, which no name or key has
     */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response towardsTheSlash(ContainerRequestContext request, HttpServerRequest exchange) {
        String path = exchange.path();
        if (path.indexOf('.') >= 0 && !path.endsWith(FORMAT_SUFFIX)) {
            throw new NotFoundException();
        }
        if (path.endsWith("/") || Probes.is(path)) {
            return null;
        }
        if (path.endsWith(FORMAT_SUFFIX)) {
            String named = path.substring(0, path.length() - FORMAT_SUFFIX.length()) + "/";
            URI uri = request.getUriInfo().getRequestUri();
            request.setRequestUri(UriBuilder.fromUri(uri).replacePath(named).build());
            return null;
        }
        String query = exchange.query() == null ? "" : "?" + exchange.query();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, path + "/" + query)
                .build();
    }
}
