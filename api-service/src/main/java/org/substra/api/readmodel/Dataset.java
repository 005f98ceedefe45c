package org.substra.api.readmodel;

import java.util.List;
import org.substra.contract.Key;

/**
 * A data manager with its samples.
 *
 * @param trainSamples in key order
 * @param testSamples in key order
 */
public record Dataset(DataManagerRow row, List<Key> trainSamples, List<Key> testSamples) {

    public Dataset {
        trainSamples = List.copyOf(trainSamples);
        testSamples = List.copyOf(testSamples);
    }
}
