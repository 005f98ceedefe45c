package org.substra.api.registration;

import io.smallrye.config.ConfigMapping;

/** Where other nodes reach this one. */
@ConfigMapping(prefix = "substra.home")
public interface HomeConfig {

    /** Scheme and host in front of the addresses that this node writes into the ledger. */
    String defaultDomain();
}
