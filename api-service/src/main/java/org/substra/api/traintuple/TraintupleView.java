package org.substra.api.traintuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.AlgoReference;
import org.substra.api.asset.FileView;
import org.substra.api.asset.PermissionsView;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.tuple.InModelView;
import org.substra.api.tuple.Place;
import org.substra.api.tuple.TrainDataView;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.TupleState;

/** A traintuple as GET and lists show it; its addresses are those that the owners wrote into the ledger. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record TraintupleView(
        Key key,
        OrganisationId creator,
        AlgoReference algo,
        TrainDataView dataset,
        String computePlanId,
        int rank,
        @Nullable List<InModelView> inModels,
        @Nullable FileView outModel,
        PermissionsView permissions,
        TupleStatus status,
        String log,
        String tag,
        Map<String, String> metadata) {

    /** @param row of a traintuple */
    public static TraintupleView of(TupleRow row) {
        var tuple = (Traintuple) row.definition();
        TupleState state = row.state();
        return new TraintupleView(
                tuple.key(),
                tuple.creator(),
                AlgoReference.of(row.algo()),
                TrainDataView.of(row, tuple.samples()),
                Place.planId(tuple),
                Place.rank(tuple),
                InModelView.ofNullable(row.inModels()),
                FileView.ofNullable(state == null ? null : state.model()),
                PermissionsView.of(tuple.permissions()),
                row.status(),
                state == null ? "" : state.log(),
                tuple.tag(),
                tuple.metadata());
    }
}
