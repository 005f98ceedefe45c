package org.substra.contract.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.TestDataset;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.TrainingTuple;

/** Who may test which model on what, and when a test is certified (spec 3.5). */
final class TesttupleRules {

    private TesttupleRules() {}

    /** A test of a model that will never be is refused, other than in an update of a plan: clients send those blindly. */
    static Key createAlone(CreateTesttuple create, Ledger ledger) {
        TrainingTuple trained = trained(create, ledger);
        TupleStatus status = ProgressRules.status(trained, ledger);
        if (status == TupleStatus.FAILED || status == TupleStatus.CANCELED) {
            throw Refusal.invalid(
                    "traintuple " + trained.key() + " is " + status.word() + ": there is no model to test");
        }
        return create(create, null, ledger);
    }

    /** @param batch the batch of parts it comes with, if any */
    static Key create(CreateTesttuple create, @Nullable Key batch, Ledger ledger) {
        TrainingTuple trained = trained(create, ledger);
        requireTestable(trained, ledger);
        Membership membership = Membership.with(trained, batch);
        Objective objective = ledger.referred(Objective.class, "objective", create.objectiveKey());
        TestDataset data = data(create, objective, ledger);
        DataManager manager = ledger.referred(DataManager.class, "data manager", data.dataManager());
        Key key = TupleKeys.testtuple(
                ledger.caller(), trained.key(), objective.key(), manager.key(), membership.requested(), data.samples());
        var tuple = new Testtuple(
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
                membership.place(),
                create.tag(),
                create.metadata());
        membership.register(tuple, ledger);
        return key;
    }

    private static void requireTestable(TrainingTuple trained, Ledger ledger) {
        boolean creator = trained.creator().equals(ledger.caller());
        if (!creator) {
            ledger.requireProcess(trained.testPermissions(), "the model of traintuple", trained.key());
        }
    }

    private static TrainingTuple trained(CreateTesttuple create, Ledger ledger) {
        return ledger.existing(TrainingTuple.class, "traintuple", create.traintupleKey());
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
