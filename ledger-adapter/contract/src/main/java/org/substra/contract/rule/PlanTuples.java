package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanOrder;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTrainingTuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.PlanMember;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.WorldKeys;

/** Makes tuples of a plan's request: the clients' ids become keys, and every tuple gets its rank (spec 3.7). */
final class PlanTuples {

    private final Key plan;
    private final @Nullable Key batch;
    private final Ledger ledger;

    /** What was made of a tuple of the request. */
    record Added(Key key, OrganisationId worker) {}

    PlanTuples(Key plan, @Nullable Key batch, Ledger ledger) {
        this.plan = plan;
        this.batch = batch;
        this.ledger = ledger;
    }

    /** Adds them in their order; whatever is wrong with one is the request's fault (400). */
    List<Added> add(List<PlanTuple> tuples) {
        new PlanReads(plan, ledger).announce(tuples);
        var added = new ArrayList<Added>();
        for (PlanTuple tuple : tuples) {
            Key key =
                    switch (tuple) {
                        case PlanTrainingTuple training -> add(training);
                        case PlanTesttuple test -> add(test);
                    };
            added.add(new Added(key, ledger.existing(Tuple.class, "tuple", key).worker()));
        }
        return added;
    }

    private Key add(PlanTrainingTuple tuple) {
        requireNew(tuple.id());
        List<PlanMember> parents = tuple.parentIds().stream().map(this::parent).toList();
        int rank = parents.stream().mapToInt(parent -> parent.rank() + 1).max().orElse(0);
        var membership = new Membership(plan, new PlanPlace(plan, rank, batch), false);
        Key key = blaming(tuple, among -> create(tuple, membership, among));
        ledger.put(new PlanMember(plan, tuple.id(), key, rank, ledger.caller(), batch));
        return key;
    }

    private Key create(PlanTrainingTuple tuple, Membership membership, Ledger among) {
        return switch (tuple) {
            case PlanTraintuple train ->
                TraintupleRules.create(
                        new CreateTraintuple(
                                train.algoKey(),
                                train.dataManagerKey(),
                                train.dataSampleKeys(),
                                keys(train.inModelsIds()),
                                null,
                                train.tag(),
                                train.metadata()),
                        membership,
                        among);
            case PlanCompositeTraintuple composite ->
                CompositeTraintupleRules.create(
                        new CreateCompositeTraintuple(
                                composite.algoKey(),
                                composite.dataManagerKey(),
                                composite.dataSampleKeys(),
                                key(composite.inHeadModelId()),
                                key(composite.inTrunkModelId()),
                                composite.trunkAuthorizedIds(),
                                null,
                                composite.tag(),
                                composite.metadata()),
                        membership,
                        among);
            case PlanAggregatetuple aggregate ->
                AggregatetupleRules.create(
                        new CreateAggregatetuple(
                                aggregate.algoKey(),
                                aggregate.worker(),
                                keys(aggregate.inModelsIds()),
                                null,
                                aggregate.tag(),
                                aggregate.metadata()),
                        membership,
                        among);
        };
    }

    private Key add(PlanTesttuple test) {
        return blaming(test, among -> {
            PlanMember trained = member(test.trainedId())
                    .orElseThrow(
                            () -> Refusal.invalid("traintuple ID " + Limits.shown(test.trainedId()) + " not found"));
            var create = new CreateTesttuple(
                    test.objectiveKey(),
                    trained.tuple(),
                    test.dataManagerKey(),
                    test.dataSampleKeys(),
                    test.tag(),
                    test.metadata());
            return TesttupleRules.create(create, batch, among);
        });
    }

    private Key blaming(PlanTuple tuple, Function<Ledger, Key> creation) {
        UnaryOperator<Refusal> blame = refusal -> Refusal.invalid(tuple.called() + ": " + refusal.getMessage());
        try {
            return creation.apply(ledger.amongMany(blame));
        } catch (Refusal refusal) {
            throw blame.apply(refusal);
        }
    }

    private List<Key> keys(List<String> ids) {
        return ids.stream().map(id -> parent(id).tuple()).toList();
    }

    private @Nullable Key key(@Nullable String id) {
        return id == null ? null : parent(id).tuple();
    }

    /** An id is taken by whoever has it in a batch that is not sealed yet, too: afterwards it has to name one tuple. */
    private void requireNew(String id) {
        if (noted(id)
                .filter(member -> ledger.holds(member.batch(), plan, member.creator()))
                .isPresent()) {
            throw PlanOrder.duplicate(id);
        }
    }

    private PlanMember parent(String id) {
        return member(id).orElseThrow(() -> PlanOrder.missing(List.of(id)));
    }

    private Optional<PlanMember> member(String id) {
        return noted(id).filter(member -> ledger.exists(member.batch()));
    }

    private Optional<PlanMember> noted(String id) {
        return ledger.record(WorldKeys.planMember(plan, id)).map(PlanMember.class::cast);
    }
}
