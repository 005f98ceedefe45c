package org.substra.api.datasample;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.substra.api.readmodel.SampleRow;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** A data sample as lists show it. */
@JsonNaming(SnakeCaseStrategy.class)
record DataSampleView(Key key, OrganisationId owner, List<Key> dataManagerKeys) {

    static DataSampleView of(SampleRow row) {
        return new DataSampleView(row.sample().key(), row.sample().owner(), row.dataManagers());
    }
}
