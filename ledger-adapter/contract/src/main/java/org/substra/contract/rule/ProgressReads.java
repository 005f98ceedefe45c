package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.WorldKeys;

/** What is about to be read for a tuple's progress. What is left out is found all the same, one by one. */
final class ProgressReads {

    private ProgressReads() {}

    /** What the command names. */
    static List<String> of(Command command) {
        return switch (command) {
            case LogStart start -> tuple(start.key());
            case LogSuccessTrain success ->
                tuple(success.key(), WorldKeys.model(success.outModel().hash()));
            case LogSuccessCompositeTrain success ->
                tuple(
                        success.key(),
                        WorldKeys.model(success.outHead()),
                        WorldKeys.model(success.outTrunk().hash()));
            case LogSuccessTest success -> tuple(success.key());
            case LogFail fail -> tuple(fail.key());
            default -> List.of(WorldKeys.RULES);
        };
    }

    /** Whether a tuple is there, and what its plan makes of it. */
    static List<String> ofStatus(LedgerRecord record) {
        var keys = new ArrayList<String>();
        if (record instanceof Tuple tuple && tuple.place() instanceof PlanPlace place) {
            keys.add(WorldKeys.planCanceled(place.plan()));
            keys.add(WorldKeys.planFailed(place.plan()));
            if (place.batch() instanceof Key batch) {
                keys.add(WorldKeys.planSeal(batch));
            }
        }
        return keys;
    }

    /** What else is looked at before a tuple starts: its parents, and its materials. */
    static List<String> toStart(Tuple tuple) {
        var keys = new ArrayList<String>();
        for (Key parent : tuple.parents()) {
            keys.add(WorldKeys.asset(parent));
            keys.add(WorldKeys.state(parent));
        }
        switch (tuple) {
            case Traintuple train -> addAssets(keys, train.algo(), train.dataManager());
            case CompositeTraintuple composite -> addAssets(keys, composite.algo(), composite.dataManager());
            case Aggregatetuple aggregate -> addAssets(keys, aggregate.algo());
            case Testtuple test -> addAssets(keys, test.algo(), test.dataManager(), test.objective());
        }
        return keys;
    }

    private static List<String> tuple(Key key, String... others) {
        var keys = new ArrayList<>(List.of(WorldKeys.RULES, WorldKeys.asset(key), WorldKeys.state(key)));
        keys.addAll(List.of(others));
        return keys;
    }

    private static void addAssets(List<String> keys, Key... assets) {
        for (Key asset : assets) {
            keys.add(WorldKeys.asset(asset));
        }
    }
}
