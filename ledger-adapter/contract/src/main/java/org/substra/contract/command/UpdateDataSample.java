package org.substra.contract.command;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Links samples to further data managers; links that exist are kept. */
public record UpdateDataSample(List<Key> hashes, List<Key> dataManagerKeys) implements Command {

    public UpdateDataSample {
        hashes = Limits.some("data_sample_keys", hashes);
        dataManagerKeys = Limits.some("data_manager_keys", dataManagerKeys);
    }
}
