package org.substra.api.readmodel;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Asset;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.DataSample;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.ModelClaim;
import org.substra.contract.record.Node;
import org.substra.contract.record.Objective;
import org.substra.contract.record.ObjectiveLink;
import org.substra.contract.record.PlanCanceled;
import org.substra.contract.record.PlanFailed;
import org.substra.contract.record.PlanIndex;
import org.substra.contract.record.RulesVersion;
import org.substra.contract.record.SampleLink;
import org.substra.contract.record.TestDataset;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** The rows in which a record is kept. */
final class RecordRows {

    /** Values for the parameters of a statement. */
    record Row(Statement statement, io.vertx.mutiny.sqlclient.Tuple values) {

        static Row of(Statement statement, Object... values) {
            return new Row(statement, io.vertx.mutiny.sqlclient.Tuple.from(List.of(values)));
        }
    }

    private RecordRows() {}

    static List<Row> of(String channel, LedgerRecord record, Birth birth) {
        return switch (record) {
            case RulesVersion _, PlanIndex _, PlanFailed _, PlanCanceled _ -> List.of();
            case Node node -> List.of(Row.of(Statement.NODE, channel, node.id().value()));
            case Objective objective -> List.of(asset(channel, objective, objective.name()));
            case DataManager manager -> List.of(asset(channel, manager, manager.name()));
            case DataSample sample -> List.of(asset(channel, sample, ""));
            case Algo algo -> List.of(asset(channel, algo, algo.name()));
            case ComputePlan plan ->
                List.of(Row.of(Statement.COMPUTE_PLAN, channel, plan.key().value(), plan.tag(), Records.text(plan)));
            case Tuple tuple -> TupleRows.of(channel, tuple, birth);
            case TupleState state -> List.of(state(channel, state));
            case ObjectiveLink(Key manager, Key objective) ->
                List.of(Row.of(Statement.OBJECTIVE_LINK, channel, manager.value(), objective.value()));
            case SampleLink(Key manager, Key sample) ->
                List.of(Row.of(Statement.SAMPLE_LINK, channel, manager.value(), sample.value()));
            case ModelClaim(Key hash, Key tuple) ->
                List.of(Row.of(Statement.MODEL, channel, hash.value(), tuple.value()));
        };
    }

    private static Row asset(String channel, Asset asset, String name) {
        boolean testOnly = asset instanceof DataSample sample && sample.testOnly();
        TestDataset test = asset instanceof Objective objective ? objective.testDataset() : null;
        var columns = io.vertx.mutiny.sqlclient.Tuple.of(
                        channel,
                        asset.key().value(),
                        AssetKind.of(asset),
                        asset.owner().value(),
                        name,
                        testOnly)
                .addString(Records.text(asset))
                .addString(asset instanceof DataManager manager ? manager.type() : null)
                .addString(asset instanceof Objective objective ? objective.metricsName() : null)
                .addString(test == null ? null : test.dataManager().value());
        return new Row(Statement.ASSET, columns);
    }

    private static Row state(String channel, TupleState state) {
        var columns = io.vertx.mutiny.sqlclient.Tuple.of(channel, state.tuple().value(), Records.text(state))
                .addString(state.log())
                .addFloat(state.perf());
        return new Row(Statement.STATE, columns);
    }
}
