package org.substra.api.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import org.substra.api.ThisNode;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Limits;

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
     * @throws InvalidRequest when neither names one, or this node does not follow it
     */
    public Caller get() {
        if (!(identity.getPrincipal() instanceof KnownCaller known)) {
            throw new IllegalStateException("no authenticated caller: the route must not be open to everybody");
        }
        return switch (known) {
            case KnownCaller.User user -> new Caller.User(user.name(), node.organisation(), channel(user));
            case KnownCaller.Node other -> new Caller.Node(other.organisation(), asked());
        };
    }

    public String channel() {
        return get().channel();
    }

    private String channel(KnownCaller.User user) {
        return user.channel()
                .map(channel -> followed(channel, "it is the one that user " + user.name() + " is bound to"))
                .orElseGet(this::asked);
    }

    private String asked() {
        String channel = request.getHeader(CHANNEL_HEADER);
        if (channel == null || channel.isEmpty()) {
            throw new InvalidRequest("Could not determine channel name");
        }
        return followed(channel, "it is the one that the header " + CHANNEL_HEADER + " names");
    }

    private String followed(String channel, String why) {
        if (!node.channelNames().contains(channel)) {
            throw new InvalidRequest("This node does not follow channel " + Limits.shown(channel) + "; " + why);
        }
        return channel;
    }
}
