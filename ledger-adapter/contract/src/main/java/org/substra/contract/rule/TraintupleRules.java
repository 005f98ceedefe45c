package org.substra.contract.rule;

import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.Result;
import org.substra.contract.record.Algo;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Traintuple;

/** Who may train what with what (spec 3.4, 3.5). */
final class TraintupleRules {

    private TraintupleRules() {}

    static Result create(CreateTraintuple create, Ledger ledger) {
        Algo algo = ledger.referred(Algo.class, "algo", create.algoKey());
        if (algo.kind() != AlgoKind.ALGO) {
            throw Refusal.invalid("no algo with key " + algo.key());
        }
        ledger.requireProcess(algo.permissions(), "algo", algo.key());
        DataManager manager = ledger.referred(DataManager.class, "data manager", create.dataManagerKey());
        ledger.requireProcess(manager.permissions(), "data manager", manager.key());
        DataRules.requireSamples(manager.key(), create.dataSampleKeys(), DataRules.Use.TRAIN, ledger);
        create.inModelsKeys().forEach(parent -> ledger.existing(Traintuple.class, "traintuple", parent));
        Key key = TupleKeys.traintuple(
                ledger.caller().value(), algo.key(), manager.key(), create.dataSampleKeys(), create.inModelsKeys());
        ledger.register(new Traintuple(
                key,
                ledger.caller(),
                manager.owner(),
                algo.key(),
                manager.key(),
                create.dataSampleKeys(),
                create.inModelsKeys(),
                manager.permissions().merge(algo.permissions()),
                create.tag(),
                create.metadata()));
        return Result.Written.of(key);
    }
}
