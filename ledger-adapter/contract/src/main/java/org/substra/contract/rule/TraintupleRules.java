package org.substra.contract.rule;

import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.Algo;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Traintuple;

/** Who may train what with what (spec 3.4, 3.5). */
final class TraintupleRules {

    private TraintupleRules() {}

    static Key create(CreateTraintuple create, Membership membership, Ledger ledger) {
        Algo algo = AssetRules.processable(AlgoKind.ALGO, create.algoKey(), ledger);
        DataManager manager = DataRules.trainable(create.dataManagerKey(), create.dataSampleKeys(), ledger);
        create.inModelsKeys().forEach(parent -> requireModel(parent, ledger));
        Key key = TupleKeys.traintuple(
                ledger.caller(),
                algo.key(),
                manager.key(),
                membership.requested(),
                create.dataSampleKeys(),
                create.inModelsKeys());
        membership.register(
                new Traintuple(
                        key,
                        ledger.caller(),
                        manager.owner(),
                        algo.key(),
                        manager.key(),
                        create.dataSampleKeys(),
                        create.inModelsKeys(),
                        manager.permissions().merge(algo.permissions()),
                        membership.place(),
                        create.tag(),
                        create.metadata()),
                ledger);
        return key;
    }

    /** A traintuple starts from whole models, so a composite tuple, which has none, cannot be its parent. */
    private static void requireModel(Key parent, Ledger ledger) {
        switch (ledger.existing(TrainingTuple.class, "traintuple", parent)) {
            case Traintuple _, Aggregatetuple _ -> {}
            case CompositeTraintuple _ ->
                throw Refusal.invalid(
                        "composite traintuple " + parent + " has no model that a traintuple can start from");
        }
    }
}
