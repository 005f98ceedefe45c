package org.substra.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Every path ends with a slash (spec 1.1): without it, one is sent to where it does. */
class PathFilter {

    private static final Set<String> WITHOUT_SLASH = Set.of("/liveness", "/readiness");
    private static final String FORMAT_SUFFIX = ".json";

    @ServerRequestFilter(preMatching = true)
    public @Nullable Response towardsTheSlash(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (path.endsWith("/") || WITHOUT_SLASH.contains(path)) {
            return null;
        }
        if (path.endsWith(FORMAT_SUFFIX)) {
            String named = path.substring(0, path.length() - FORMAT_SUFFIX.length()) + "/";
            request.setRequestUri(UriBuilder.fromUri(uri).replacePath(named).build());
            return null;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, path + "/" + query)
                .build();
    }
}
