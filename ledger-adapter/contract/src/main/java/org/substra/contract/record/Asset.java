package org.substra.contract.record;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** Whatever is registered under a key of the shared key space; written once, by its owner or creator. */
public sealed interface Asset extends LedgerRecord
        permits Objective, DataManager, DataSample, Algo, ComputePlan, Tuple {

    Key key();

    /** Who registered it. */
    OrganisationId owner();

    @Override
    default String worldKey() {
        return WorldKeys.asset(key());
    }
}
