package org.substra.api.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import org.substra.api.ThisNode;
import org.substra.api.error.InvalidRequest;

/** The caller of the current request; for routes that need an authenticated one. */
@RequestScoped
public class CurrentCaller {

    private static final String CHANNEL_HEADER = "Substra-Channel-Name";

    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private final ThisNode node;

    CurrentCaller(SecurityIdentity identity, HttpServerRequest request, ThisNode node) {
        this.identity = identity;
        this.request = request;
        this.node = node;
    }

    /**
     * Says who asks, and on which channel: the user's own, else that of the header.
     *
     * @throws InvalidRequest when neither names a channel of this node
     */
    public Caller get() {
        if (!(identity.getPrincipal() instanceof KnownCaller known)) {
            throw new IllegalStateException("no authenticated caller: the route must not be open to everybody");
        }
        return switch (known) {
            case KnownCaller.User user ->
                new Caller.User(user.name(), node.organisation(), user.channel().orElseGet(this::asked));
            case KnownCaller.Node other -> new Caller.Node(other.organisation(), asked());
        };
    }

    public String channel() {
        return get().channel();
    }

    private String asked() {
        String channel = request.getHeader(CHANNEL_HEADER);
        if (channel == null || channel.isEmpty()) {
            throw new InvalidRequest("Could not determine channel name");
        }
        if (!node.channelNames().contains(channel)) {
            throw new InvalidRequest(
                    "Could not determine channel name: this node is not a member of the one asked for");
        }
        return channel;
    }
}
