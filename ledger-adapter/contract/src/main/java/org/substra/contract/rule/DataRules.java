package org.substra.contract.rule;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.command.Result;
import org.substra.contract.command.UpdateDataManager;
import org.substra.contract.command.UpdateDataSample;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.DataSample;
import org.substra.contract.record.SampleLink;
import org.substra.contract.record.WorldKeys;

/** Data managers, samples, and which belongs to which (spec 1.8, 1.9, 3.5). */
final class DataRules {

    /** What samples are wanted for. */
    enum Use {
        /** Training: no test-only sample may be among them. */
        TRAIN,
        /** An objective's test dataset: all must be test-only. */
        TEST,
        /** A testtuple on other data: any sample will do. */
        ANY
    }

    private DataRules() {}

    static Result register(RegisterDataManager manager, Ledger ledger) {
        Key key = manager.opener().hash();
        ledger.register(new DataManager(
                key,
                ledger.caller(),
                manager.name(),
                manager.type(),
                manager.opener(),
                manager.description(),
                ledger.owned(manager.permissions()),
                manager.metadata()));
        if (manager.objectiveKey() != null) {
            ObjectiveRules.link(key, manager.objectiveKey(), ledger);
        }
        return Result.Written.of(key);
    }

    static Result update(UpdateDataManager update, Ledger ledger) {
        ObjectiveRules.link(update.dataManagerKey(), update.objectiveKey(), ledger);
        return Result.Written.of(update.dataManagerKey());
    }

    static Result register(RegisterDataSample samples, Ledger ledger) {
        samples.dataManagerKeys().forEach(manager -> requireOwned(manager, ledger));
        List<Key> taken = samples.hashes().stream()
                .filter(hash -> ledger.has(WorldKeys.asset(hash)))
                .toList();
        if (!taken.isEmpty()) {
            throw Refusal.conflict("there are already data samples with these keys: " + taken, taken);
        }
        for (Key hash : samples.hashes()) {
            ledger.register(new DataSample(hash, ledger.caller(), samples.testOnly()));
            samples.dataManagerKeys().forEach(manager -> ledger.put(new SampleLink(manager, hash)));
        }
        return new Result.Written(samples.hashes());
    }

    static Result update(UpdateDataSample update, Ledger ledger) {
        update.dataManagerKeys().forEach(manager -> requireOwned(manager, ledger));
        for (Key hash : update.hashes()) {
            DataSample sample = ledger.existing(DataSample.class, "data sample", hash);
            if (!sample.owner().equals(ledger.caller())) {
                throw Refusal.forbidden(ledger.caller() + " does not own data sample " + hash);
            }
            for (Key manager : update.dataManagerKeys()) {
                var link = new SampleLink(manager, hash);
                if (!ledger.has(link.worldKey())) {
                    ledger.put(link);
                }
            }
        }
        return new Result.Written(update.hashes());
    }

    /** The data manager, when the caller may process it and may train on these samples of it. */
    static DataManager trainable(Key key, List<Key> samples, Ledger ledger) {
        DataManager manager = ledger.referred(DataManager.class, "data manager", key);
        ledger.requireProcess(manager.permissions(), "data manager", key);
        requireSamples(key, samples, Use.TRAIN, ledger);
        return manager;
    }

    /** Every sample exists, belongs to the data manager and may be used so. */
    static void requireSamples(Key manager, List<Key> samples, Use use, Ledger ledger) {
        for (Key key : samples) {
            DataSample sample = ledger.existing(DataSample.class, "data sample", key);
            if (!ledger.has(WorldKeys.sampleLink(manager, key))) {
                throw Refusal.invalid("data sample " + key + " does not belong to data manager " + manager);
            }
            if (use == Use.TRAIN && sample.testOnly()) {
                throw Refusal.invalid("data sample " + key + " is test only data: it cannot train");
            }
            if (use == Use.TEST && !sample.testOnly()) {
                throw Refusal.invalid(
                        "data sample " + key + " is not test only: it cannot be an objective's test data");
            }
        }
    }

    private static void requireOwned(Key key, Ledger ledger) {
        DataManager manager = ledger.referred(DataManager.class, "data manager", key);
        if (!manager.owner().equals(ledger.caller())) {
            throw Refusal.forbidden(ledger.caller() + " does not own data manager " + key);
        }
    }
}
