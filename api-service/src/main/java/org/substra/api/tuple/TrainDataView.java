package org.substra.api.tuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.substra.api.readmodel.TupleRow;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * {@code TrainData} of spec 1.5.
 *
 * @param keys in the order of the request
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record TrainDataView(OrganisationId worker, List<Key> keys, Key openerHash, Map<String, String> metadata) {

    public static TrainDataView of(TupleRow row, List<Key> samples) {
        return new TrainDataView(
                row.definition().worker(), samples, row.data().opener().hash(), Map.of());
    }
}
