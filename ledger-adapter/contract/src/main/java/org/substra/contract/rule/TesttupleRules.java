package org.substra.contract.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.Result;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.TestDataset;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;

/** Who may test which model on what, and when a test is certified (spec 3.5). */
final class TesttupleRules {

    private TesttupleRules() {}

    static Result create(CreateTesttuple create, Ledger ledger) {
        Traintuple trained = ledger.existing(Traintuple.class, "traintuple", create.traintupleKey());
        requireTestable(trained, ledger);
        Objective objective = ledger.referred(Objective.class, "objective", create.objectiveKey());
        TestDataset data = data(create, objective, ledger);
        DataManager manager = ledger.referred(DataManager.class, "data manager", data.dataManager());
        Key key = TupleKeys.testtuple(
                ledger.caller().value(), trained.key(), objective.key(), manager.key(), data.samples());
        ledger.register(new Testtuple(
                key,
                ledger.caller(),
                manager.owner(),
                objective.key(),
                trained.key(),
                trained.kind(),
                trained.algo(),
                manager.key(),
                data.samples(),
                data.equals(certifying(objective)),
                create.tag(),
                create.metadata()));
        return Result.Written.of(key);
    }

    private static void requireTestable(Traintuple trained, Ledger ledger) {
        boolean owner = trained.creator().equals(ledger.caller());
        if (!owner) {
            ledger.requireProcess(trained.permissions(), "the model of traintuple", trained.key());
        }
        ledger.state(trained.key())
                .filter(state -> state.status() == TupleStatus.FAILED)
                .ifPresent(_ -> {
                    throw Refusal.invalid("traintuple " + trained.key() + " has failed: there is no model to test");
                });
    }

    /** The data to test on, samples sorted: as asked for, else the objective's own. */
    private static TestDataset data(CreateTesttuple create, Objective objective, Ledger ledger) {
        if (create.dataManagerKey() != null) {
            DataRules.requireSamples(create.dataManagerKey(), create.dataSampleKeys(), DataRules.Use.ANY, ledger);
            return sorted(create.dataManagerKey(), create.dataSampleKeys());
        }
        TestDataset certifying = certifying(objective);
        if (certifying == null) {
            throw Refusal.invalid("objective " + objective.key()
                    + " has no test data: give data_manager_key and test_data_sample_keys");
        }
        return certifying;
    }

    private static @Nullable TestDataset certifying(Objective objective) {
        TestDataset test = objective.testDataset();
        return test == null ? null : sorted(test.dataManager(), test.samples());
    }

    private static TestDataset sorted(Key manager, List<Key> samples) {
        return new TestDataset(manager, samples.stream().sorted().toList());
    }
}
