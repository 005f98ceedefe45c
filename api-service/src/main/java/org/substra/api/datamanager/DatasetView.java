package org.substra.api.datamanager;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.substra.api.asset.Origin;
import org.substra.api.readmodel.Dataset;
import org.substra.contract.Key;

/** A data manager as GET shows it: as in lists, and with its samples, sorted. */
@JsonNaming(SnakeCaseStrategy.class)
record DatasetView(
        @JsonUnwrapped DataManagerView dataManager, List<Key> trainDataSampleKeys, List<Key> testDataSampleKeys) {

    static DatasetView of(Dataset dataset, Origin origin) {
        return new DatasetView(
                DataManagerView.of(dataset.row(), origin), dataset.trainSamples(), dataset.testSamples());
    }
}
