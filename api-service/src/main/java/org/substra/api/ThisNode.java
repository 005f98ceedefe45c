package org.substra.api;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import org.substra.contract.OrganisationId;

/** Which node this is. The same for all its replicas, but for the {@link #instance}. */
@ConfigMapping(prefix = "substra.node")
public interface ThisNode {

    /** The organisation's short name. */
    String name();

    /** The organisation's MSP id, by which the ledger knows it. */
    String mspId();

    /** The channels it is a member of, as a JSON list. */
    ChannelNames channels();

    /** Whether this process serves; false while it executes a command. */
    boolean serving();

    /** The unique name of this process among everything on the organisation's broker. */
    String instance();

    default OrganisationId organisation() {
        return new OrganisationId(mspId());
    }

    default List<String> channelNames() {
        return channels().names();
    }
}
