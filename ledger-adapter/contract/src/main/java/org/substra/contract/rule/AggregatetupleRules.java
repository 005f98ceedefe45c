package org.substra.contract.rule;

import java.util.List;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Permissions;
import org.substra.contract.Refusal;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.Algo;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.WorldKeys;

/** Who may aggregate what, and who may have the outcome (spec 3.4, 3.5). */
final class AggregatetupleRules {

    private AggregatetupleRules() {}

    static Key create(CreateAggregatetuple create, Membership membership, Ledger ledger) {
        Algo algo = AssetRules.processable(AlgoKind.AGGREGATE_ALGO, create.algoKey(), ledger);
        if (!ledger.has(WorldKeys.node(create.worker()))) {
            throw Refusal.invalid("worker: " + create.worker() + " is not a registered node");
        }
        Permissions permissions = new Permissions(true, List.of());
        for (Key parent : create.inModelsKeys()) {
            TrainingTuple tuple = ledger.existing(TrainingTuple.class, "traintuple", parent);
            permissions = permissions.merge(tuple.modelPermissions());
        }
        Key key = TupleKeys.aggregatetuple(ledger.caller(), algo.key(), membership.requested(), create.inModelsKeys());
        membership.register(
                new Aggregatetuple(
                        key,
                        ledger.caller(),
                        create.worker(),
                        algo.key(),
                        create.inModelsKeys(),
                        permissions,
                        membership.place(),
                        create.tag(),
                        create.metadata()),
                ledger);
        return key;
    }
}
