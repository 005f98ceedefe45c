package org.substra.api.readmodel;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.record.DataSample;

/**
 * A data sample as lists show it.
 *
 * @param dataManagers all it belongs to, in key order
 */
public record SampleRow(DataSample sample, List<Key> dataManagers) {

    public SampleRow {
        dataManagers = List.copyOf(dataManagers);
    }
}
