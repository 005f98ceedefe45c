package org.substra.contract.record;

import org.substra.contract.Key;

/** A model's hash is claimed once, by the tuple that made it. */
public record ModelClaim(Key hash, Key tuple) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.model(hash);
    }
}
