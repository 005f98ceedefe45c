package org.substra.api.identity;

import java.net.URI;
import org.substra.contract.OrganisationId;

/**
 * Another node as this one calls it.
 *
 * @param origin scheme, host and port: its files are fetched from there, and the secret goes nowhere else
 * @param secret what this node shows it, in clear
 */
public record OutgoingNode(OrganisationId id, URI origin, String secret) {

    public OutgoingNode {
        requireOrigin(id, origin);
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("secret of node " + id + ": is empty");
        }
    }

    /** @throws IllegalArgumentException when the address is none that a node can have */
    public static void requireOrigin(OrganisationId id, URI origin) {
        boolean http = "http".equals(origin.getScheme()) || "https".equals(origin.getScheme());
        if (!http || origin.getHost() == null || origin.getRawUserInfo() != null || origin.getRawQuery() != null) {
            throw new IllegalArgumentException("url of node " + id + ": not an http(s) origin: " + origin);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OutgoingNode[" + id + " at " + origin + "]";
    }
}
