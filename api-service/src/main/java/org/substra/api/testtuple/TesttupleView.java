package org.substra.api.testtuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.AlgoReference;
import org.substra.api.asset.FileView;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.tuple.Place;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Objective;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.TupleState;

/** A testtuple as GET and lists show it; its addresses are those that the owners wrote into the ledger. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record TesttupleView(
        Key key,
        OrganisationId creator,
        AlgoReference algo,
        ObjectiveReference objective,
        Key traintupleKey,
        String traintupleType,
        boolean certified,
        Data dataset,
        String computePlanId,
        int rank,
        TupleStatus status,
        String log,
        String tag,
        Map<String, String> metadata)
        implements TestView {

    /** @param hash the objective's key */
    @RegisterForReflection
    public record ObjectiveReference(Key hash, FileView metrics) {}

    /** @param perf 0 until the tuple is done */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record Data(OrganisationId worker, List<Key> keys, Key openerHash, float perf) {}

    /** @param row of a testtuple */
    public static TesttupleView of(TupleRow row) {
        var tuple = (Testtuple) row.definition();
        TupleState state = row.state();
        return new TesttupleView(
                tuple.key(),
                tuple.creator(),
                AlgoReference.of(row.algo()),
                objective(row),
                tuple.trained(),
                tuple.trainedKind().word(),
                tuple.certified(),
                new Data(tuple.worker(), tuple.samples(), row.data().opener().hash(), perf(state)),
                Place.planId(tuple),
                Place.rank(tuple),
                row.status(),
                state == null ? "" : state.log(),
                tuple.tag(),
                tuple.metadata());
    }

    private static ObjectiveReference objective(TupleRow row) {
        Objective objective = row.objective();
        if (objective == null) {
            throw new IllegalStateException("testtuple " + row.definition().key() + " without its objective");
        }
        return new ObjectiveReference(objective.key(), FileView.of(objective.metrics()));
    }

    private static float perf(@Nullable TupleState state) {
        Float perf = state == null ? null : state.perf();
        return perf == null ? 0 : perf;
    }
}
