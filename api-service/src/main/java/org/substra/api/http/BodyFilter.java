package org.substra.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.substra.api.error.InvalidRequest;

/** Keeps bodies that nobody could mean out of the memory, and off the disk as long as it is not known who sends them. */
class BodyFilter {

    private static final Pattern OPEN = Pattern.compile("/(api-token-auth|user)/.*");
    private static final Pattern PLAN = Pattern.compile("/compute_plan/.*");

    private final HttpConfig config;

    BodyFilter(HttpConfig config) {
        this.config = config;
    }

    /**
     * Lets pass bodies of a kind that can be read and a size that can be held. What is held must say how large it is.
     *
     * @throws NotSupportedException when the type is none
     * @throws InvalidRequest when it is too large, or does not say
     */
    @ServerRequestFilter(preMatching = true)
    public void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean files = RequestBody.hasFiles(request.getHeader(HttpHeaders.CONTENT_TYPE));
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean unknown = length == null && request.getHeader(HttpHeaderNames.TRANSFER_ENCODING) != null;
        if (length == null && !unknown) {
            return;
        }
        String path = routing.normalizedPath(); // as it is matched: letters may be written as %xx
        boolean open = isOpen(path);
        if (files && !open) {
            return;
        }
        long most = most(path, open);
        if (length != null && Long.parseLong(length) > most) {
            throw new InvalidRequest("The body is too large: at most " + most + " bytes");
        }
        if (unknown) {
            throw new InvalidRequest("Content-Length is missing: here a body must say how large it is");
        }
    }

    /** Whether strangers may ask there. */
    static boolean isOpen(String path) {
        return OPEN.matcher(path).matches();
    }

    private long most(String path, boolean open) {
        boolean plan = PLAN.matcher(path).matches();
        return (open ? config.maxOpenBody() : plan ? config.maxPlanBody() : config.maxBody()).asLongValue();
    }
}
