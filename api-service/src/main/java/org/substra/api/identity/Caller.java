package org.substra.api.identity;

import org.substra.contract.OrganisationId;

/** Who is asking, on which channel. */
public sealed interface Caller {

    /** The channel on which everything of this request happens. */
    String channel();

    /** Whose permissions count: of a user, this node's organisation; of a node, its own. */
    OrganisationId organisation();

    /** A person of this node. */
    record User(String name, OrganisationId organisation, String channel) implements Caller {}

    /** Another node (or this one), known by its MSP id. */
    record Node(OrganisationId organisation, String channel) implements Caller {}
}
