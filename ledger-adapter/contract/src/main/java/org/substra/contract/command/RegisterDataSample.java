package org.substra.contract.command;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Registers samples by their directory hashes and links each to every data manager named. */
public record RegisterDataSample(List<Key> hashes, List<Key> dataManagerKeys, boolean testOnly) implements Command {

    public RegisterDataSample {
        hashes = Limits.some("hashes", hashes);
        dataManagerKeys = Limits.some("data_manager_keys", dataManagerKeys);
    }
}
