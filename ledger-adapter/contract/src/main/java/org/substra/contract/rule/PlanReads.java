package org.substra.contract.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.substra.contract.Key;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTrainingTuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.PlanMember;
import org.substra.contract.record.WorldKeys;

/** Announces what is about to be read for the tuples of a request. What is left out is found all the same, one by one. */
final class PlanReads {

    private final Key plan;
    private final Ledger ledger;
    private final Set<String> members = new HashSet<>();
    private final Set<String> assets = new HashSet<>();

    PlanReads(Key plan, Ledger ledger) {
        this.plan = plan;
        this.ledger = ledger;
    }

    void announce(List<PlanTuple> tuples) {
        tuples.forEach(this::note);
        ledger.expect(members);
        members.stream()
                .flatMap(member -> ledger.record(member).stream())
                .map(record -> WorldKeys.asset(((PlanMember) record).tuple()))
                .forEach(assets::add);
        ledger.expect(assets);
    }

    private void note(PlanTuple tuple) {
        switch (tuple) {
            case PlanTraintuple train -> {
                noteIds(train);
                noteData(train.dataManagerKey(), train.dataSampleKeys());
            }
            case PlanCompositeTraintuple composite -> {
                noteIds(composite);
                noteData(composite.dataManagerKey(), composite.dataSampleKeys());
            }
            case PlanAggregatetuple aggregate -> noteIds(aggregate);
            case PlanTesttuple test -> {
                members.add(WorldKeys.planMember(plan, test.trainedId()));
                if (test.dataManagerKey() instanceof Key manager) {
                    noteData(manager, test.dataSampleKeys());
                }
            }
        }
    }

    private void noteIds(PlanTrainingTuple tuple) {
        Stream.concat(Stream.of(tuple.id()), tuple.parentIds().stream())
                .map(id -> WorldKeys.planMember(plan, id))
                .forEach(members::add);
    }

    private void noteData(Key manager, List<Key> samples) {
        for (Key sample : samples) {
            assets.add(WorldKeys.asset(sample));
            assets.add(WorldKeys.sampleLink(manager, sample));
        }
    }
}
