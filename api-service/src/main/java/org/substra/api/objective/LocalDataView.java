package org.substra.api.objective;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.asset.Wire;
import org.substra.contract.Key;

/**
 * What this node has in its own store of an objective that was registered here.
 *
 * @param pkhash the objective's key
 * @param validated always: what the ledger does not know is not shown
 * @param lastModified as the files never change, when they came here
 * @param description address of the file
 * @param metrics address of the file
 */
@JsonNaming(SnakeCaseStrategy.class)
record LocalDataView(
        Key pkhash, boolean validated, Instant creationDate, Instant lastModified, String description, String metrics) {

    static LocalDataView of(Key objective, Instant since, Origin origin) {
        return new LocalDataView(
                objective,
                true,
                since,
                since,
                origin.address(Wire.OBJECTIVE, objective, Part.DESCRIPTION),
                origin.address(Wire.OBJECTIVE, objective, Part.METRICS));
    }
}
