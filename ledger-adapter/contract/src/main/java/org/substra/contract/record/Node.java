package org.substra.contract.record;

import org.substra.contract.OrganisationId;

/** A registered node: an organisation's member of the channel (spec 1.6). */
public record Node(OrganisationId id) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.node(id);
    }
}
