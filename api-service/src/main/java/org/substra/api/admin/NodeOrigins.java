package org.substra.api.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import org.substra.api.ThisNode;
import org.substra.api.registration.HomeConfig;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;

/** Where nodes are reached, as the operator says it. */
@ApplicationScoped
class NodeOrigins {

    private final ThisNode self;
    private final HomeConfig home;

    NodeOrigins(ThisNode self, HomeConfig home) {
        this.self = self;
        this.home = home;
    }

    /** This node and another. */
    Map<OrganisationId, URI> withSelf(OrganisationId other, String url) {
        return Map.of(self.organisation(), origin(home.defaultDomain()), other, origin(url));
    }

    /**
     * Those of a list of {@code NODE=URL}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Map<OrganisationId, URI> of(Iterable<String> nodes) {
        var origins = new TreeMap<OrganisationId, URI>();
        for (String node : nodes) {
            int end = node.indexOf('=');
            if (end < 0) {
                throw new IllegalArgumentException("not NODE=URL: " + Limits.shown(node));
            }
            if (origins.put(new OrganisationId(node.substring(0, end)), origin(node.substring(end + 1))) != null) {
                throw new IllegalArgumentException("named twice: " + node.substring(0, end));
            }
        }
        return origins;
    }

    private static URI origin(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException notOne) {
            throw new IllegalArgumentException("not an http(s) origin: " + Limits.shown(url), notOne);
        }
    }
}
