package org.substra.api.aggregatetuple;

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
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.TupleState;

/** An aggregatetuple as GET and lists show it; its addresses are those that the owners wrote into the ledger. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record AggregatetupleView(
        Key key,
        OrganisationId creator,
        OrganisationId worker,
        AlgoReference algo,
        String computePlanId,
        int rank,
        List<InModelView> inModels,
        @Nullable FileView outModel,
        PermissionsView permissions,
        TupleStatus status,
        String log,
        String tag,
        Map<String, String> metadata) {

    /** @param row of an aggregatetuple */
    public static AggregatetupleView of(TupleRow row) {
        var tuple = (Aggregatetuple) row.definition();
        TupleState state = row.state();
        return new AggregatetupleView(
                tuple.key(),
                tuple.creator(),
                tuple.worker(),
                AlgoReference.of(row.algo()),
                Place.planId(tuple),
                Place.rank(tuple),
                InModelView.of(row.inModels()),
                FileView.ofNullable(state == null ? null : state.model()),
                PermissionsView.of(tuple.permissions()),
                row.status(),
                state == null ? "" : state.log(),
                tuple.tag(),
                tuple.metadata());
    }
}
