package org.substra.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;

/** Keeps bodies that nobody could mean out of the memory, and off the disk as long as it is not known who sends them. */
class BodyFilter {

    private static final Pattern OPEN = Pattern.compile("/(api-token-auth|user)/.*");
    private static final String MULTIPART = "multipart";

    private final HttpConfig config;

    BodyFilter(HttpConfig config) {
        this.config = config;
    }

    /**
     * Lets pass bodies of a kind that can be read and a size that can be held.
     *
     * @throws NotSupportedException when the type is none
     * @throws InvalidRequest when it is too large
     */
    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request, RoutingContext routing) {
        boolean files = isMultipart(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        boolean open =
                OPEN.matcher(request.getUriInfo().getRequestUri().getRawPath()).matches();
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (files && !open) {
            return;
        }
        long most = (open ? config.maxOpenBody() : config.maxBody()).asLongValue();
        if (length != null && Long.parseLong(length) > most) {
            throw new InvalidRequest("The body is too large: at most " + most + " bytes");
        }
        if (open && length == null && request.hasEntity()) {
            throw new InvalidRequest("Content-Length is missing: here a body must say how large it is");
        }
        routing.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, most);
    }

    private static boolean isMultipart(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.valueOf(contentType).getType().equalsIgnoreCase(MULTIPART);
        } catch (IllegalArgumentException e) {
            throw new NotSupportedException("no media type: " + contentType, e);
        }
    }
}
