package org.substra.contract.record;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** The data an objective is tested on: test-only samples of one data manager. */
public record TestDataset(Key dataManager, List<Key> samples) {

    public TestDataset {
        Limits.present("test_data_manager_key", dataManager);
        samples = Limits.some("test_data_sample_keys", samples);
    }
}
