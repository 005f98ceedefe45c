package org.substra.api.traintuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.AlgoReference;
import org.substra.api.asset.FileView;
import org.substra.api.asset.PermissionsView;
import org.substra.api.readmodel.InModel;
import org.substra.api.readmodel.TupleRow;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.StoredFile;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.TupleState;

/** A traintuple as GET and lists show it; its addresses are those that the owners wrote into the ledger. */
@JsonNaming(SnakeCaseStrategy.class)
public record TraintupleView(
        Key key,
        OrganisationId creator,
        AlgoReference algo,
        Data dataset,
        String computePlanId,
        int rank,
        @Nullable List<InModelView> inModels,
        @Nullable FileView outModel,
        PermissionsView permissions,
        TupleStatus status,
        String log,
        String tag,
        Map<String, String> metadata) {

    /** {@code TrainData} of spec 1.5. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Data(OrganisationId worker, List<Key> keys, Key openerHash, Map<String, String> metadata) {}

    /** {@code InModel} of spec 1.5: hash and address are empty until the parent is done. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record InModelView(Key traintupleKey, String hash, String storageAddress) {

        static InModelView of(InModel in) {
            StoredFile model = in.model();
            return model == null
                    ? new InModelView(in.tuple(), "", "")
                    : new InModelView(in.tuple(), model.hash().value(), model.storageAddress());
        }
    }

    /** @param row of a traintuple */
    public static TraintupleView of(TupleRow row) {
        var tuple = (Traintuple) row.definition();
        TupleState state = row.state();
        return new TraintupleView(
                tuple.key(),
                tuple.creator(),
                AlgoReference.of(row.algo()),
                new Data(
                        tuple.worker(),
                        tuple.samples(),
                        row.dataManager().opener().hash(),
                        Map.of()),
                "",
                0,
                inModels(row.inModels()),
                FileView.ofNullable(state == null ? null : state.model()),
                PermissionsView.of(tuple.permissions()),
                row.status(),
                state == null ? "" : state.log(),
                tuple.tag(),
                tuple.metadata());
    }

    private static @Nullable List<InModelView> inModels(List<InModel> models) {
        return models.isEmpty() ? null : models.stream().map(InModelView::of).toList();
    }
}
