package org.substra.api.objective;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.FileView;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.asset.PermissionsView;
import org.substra.api.asset.Wire;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Objective;

/** An objective as GET and lists show it, with addresses at the node that was asked. */
@JsonNaming(SnakeCaseStrategy.class)
record ObjectiveView(
        Key key,
        String name,
        OrganisationId owner,
        FileView description,
        Metrics metrics,
        @Nullable TestData testDataset,
        PermissionsView permissions,
        Map<String, String> metadata) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Metrics(String name, Key hash, String storageAddress) {}

    /** @param worker always empty, as clients know it */
    @JsonNaming(SnakeCaseStrategy.class)
    record TestData(Key dataManagerKey, List<Key> dataSampleKeys, Map<String, String> metadata, String worker) {}

    static ObjectiveView of(Objective objective, Origin origin) {
        Key key = objective.key();
        Key hash = objective.description().hash();
        return of(
                objective,
                origin.file(Wire.OBJECTIVE, key, Part.DESCRIPTION, hash),
                origin.address(Wire.OBJECTIVE, key, Part.METRICS));
    }

    /** With the addresses that its owner wrote into the ledger. */
    static ObjectiveView ofLedger(Objective objective) {
        return of(
                objective,
                FileView.of(objective.description()),
                objective.metrics().storageAddress());
    }

    private static ObjectiveView of(Objective objective, FileView description, String metrics) {
        return new ObjectiveView(
                objective.key(),
                objective.name(),
                objective.owner(),
                description,
                new Metrics(objective.metricsName(), objective.metrics().hash(), metrics),
                testData(objective),
                PermissionsView.of(objective.permissions()),
                objective.metadata());
    }

    private static @Nullable TestData testData(Objective objective) {
        var test = objective.testDataset();
        return test == null ? null : new TestData(test.dataManager(), test.samples(), Map.of(), "");
    }
}
