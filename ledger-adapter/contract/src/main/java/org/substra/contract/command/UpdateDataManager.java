package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Links a data manager to an objective (spec 1.8, {@code update_ledger}). */
public record UpdateDataManager(Key dataManagerKey, Key objectiveKey) implements Command {

    public UpdateDataManager {
        Limits.present("data_manager_key", dataManagerKey);
        Limits.present("objective_key", objectiveKey);
    }
}
