package org.substra.contract.record;

import org.substra.contract.Key;

/** Which objective a data manager belongs to; at most one, for ever. */
public record ObjectiveLink(Key dataManager, Key objective) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.objectiveLink(dataManager);
    }
}
