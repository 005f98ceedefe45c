package org.substra.contract.rule;

import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.command.RegisterObjective;
import org.substra.contract.command.Result;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.ObjectiveLink;
import org.substra.contract.record.TestDataset;

/** Objectives and their link to a data manager (spec 1.7, 1.8). */
final class ObjectiveRules {

    private ObjectiveRules() {}

    static Result register(RegisterObjective objective, Ledger ledger) {
        Key key = objective.description().hash();
        TestDataset test = objective.testDataset();
        if (test != null) {
            DataRules.requireSamples(test.dataManager(), test.samples(), DataRules.Use.TEST, ledger);
        }
        ledger.register(new Objective(
                key,
                ledger.caller(),
                objective.name(),
                objective.description(),
                objective.metricsName(),
                objective.metrics(),
                test,
                ledger.owned(objective.permissions()),
                objective.metadata()));
        if (test != null) {
            link(test.dataManager(), key, ledger);
        }
        return Result.Written.of(key);
    }

    /** Links for ever; both must be there. */
    static void link(Key dataManager, Key objective, Ledger ledger) {
        ledger.referred(DataManager.class, "data manager", dataManager);
        ledger.referred(Objective.class, "objective", objective);
        var link = new ObjectiveLink(dataManager, objective);
        ledger.record(link.worldKey()).ifPresent(_ -> {
            throw Refusal.invalid("data manager " + dataManager + " is already associated with an objective");
        });
        ledger.put(link);
    }
}
