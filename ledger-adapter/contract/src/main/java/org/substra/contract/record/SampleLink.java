package org.substra.contract.record;

import org.substra.contract.Key;

/** A sample belongs to a data manager; it may belong to several. */
public record SampleLink(Key dataManager, Key sample) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.sampleLink(dataManager, sample);
    }
}
