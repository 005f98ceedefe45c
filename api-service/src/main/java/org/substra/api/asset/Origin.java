package org.substra.api.asset;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.substra.contract.Key;

/**
 * A node's scheme and host, in front of the addresses that it shows (spec 1.5).
 *
 * @param base without a slash at its end
 */
public record Origin(String base) {

    public Origin {
        base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** The node as this request has asked for it. */
    public static Origin of(UriInfo request) {
        URI base = request.getBaseUri();
        return new Origin(base.getScheme() + "://" + base.getRawAuthority());
    }

    /**
     * The address of an asset's file.
     *
     * @param route the first word of its address
     */
    public String address(String route, Key key, Part part) {
        return base + "/" + route + "/" + key + "/" + part.word() + "/";
    }

    /** The same with its hash, as answers show it. */
    public FileView file(String route, Key key, Part part, Key hash) {
        return new FileView(hash, address(route, key, part));
    }
}
