package org.substra.api.compositetraintuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.TupleState;

/** A composite traintuple as GET and lists show it; its addresses are those that the owners wrote into the ledger. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record CompositeTraintupleView(
        Key key,
        OrganisationId creator,
        AlgoReference algo,
        TrainDataView dataset,
        String computePlanId,
        int rank,
        @Nullable InModelView inHeadModel,
        @Nullable InModelView inTrunkModel,
        Head outHeadModel,
        Trunk outTrunkModel,
        TupleStatus status,
        String log,
        String tag,
        Map<String, String> metadata) {

    /** A head's hash; it has no address. */
    @RegisterForReflection
    public record HeadHash(Key hash) {}

    /** The head that it makes; no model until it is done. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record Head(@Nullable HeadHash outModel, PermissionsView permissions) {}

    /** The trunk that it makes; no model until it is done. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record Trunk(@Nullable FileView outModel, PermissionsView permissions) {}

    /** @param row of a composite traintuple */
    public static CompositeTraintupleView of(TupleRow row) {
        var tuple = (CompositeTraintuple) row.definition();
        TupleState state = row.state();
        Key head = state == null ? null : state.head();
        return new CompositeTraintupleView(
                tuple.key(),
                tuple.creator(),
                AlgoReference.of(row.algo()),
                TrainDataView.of(row, tuple.samples()),
                Place.planId(tuple),
                Place.rank(tuple),
                tuple.headParent() == null ? null : InModelView.ofHead(row.inModel(tuple.headParent())),
                tuple.trunkParent() == null ? null : InModelView.of(row.inModel(tuple.trunkParent())),
                new Head(head == null ? null : new HeadHash(head), PermissionsView.of(tuple.headPermissions())),
                new Trunk(
                        FileView.ofNullable(state == null ? null : state.model()),
                        PermissionsView.of(tuple.trunkPermissions())),
                row.status(),
                state == null ? "" : state.log(),
                tuple.tag(),
                tuple.metadata());
    }
}
