package org.substra.api.peer;

import org.substra.contract.OrganisationId;

/**
 * A file at another node.
 *
 * @param address what the ledger says; only its path is believed
 */
public record PeerFile(String channel, OrganisationId owner, String address) {}
