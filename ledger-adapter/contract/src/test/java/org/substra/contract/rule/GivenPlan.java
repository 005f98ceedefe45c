package org.substra.contract.rule;

import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.PlanMember;
import org.substra.contract.record.WorldKeys;

/** Valid plans of the shortest kind. A plan's key and a batch's are made of the word given. */
public final class GivenPlan {

    public static final PlanHeader HEADER = new PlanHeader(false, "plan", Map.of("a", "b"));
    public static final PlanHeader CLEANING = new PlanHeader(true, "", Map.of());

    private GivenPlan() {}

    /** Trains on the samples "hospital n" of a hospital. */
    public static PlanTraintuple train(String id, String hospital, int sample, String... parents) {
        return new PlanTraintuple(
                id, key("algo"), key(hospital), keys(hospital + " " + sample), List.of(parents), "", Map.of());
    }

    public static PlanCompositeTraintuple composite(String id, String hospital, int sample, String... headAndTrunk) {
        return new PlanCompositeTraintuple(
                id,
                key("composite algo"),
                key(hospital),
                keys(hospital + " " + sample),
                parent(headAndTrunk, 0),
                parent(headAndTrunk, 1),
                List.of(),
                "",
                Map.of());
    }

    private static @Nullable String parent(String[] parents, int index) {
        return parents.length == 0 ? null : Objects.requireNonNull(parents[index]);
    }

    public static PlanAggregatetuple aggregate(String id, OrganisationId worker, String... parents) {
        return new PlanAggregatetuple(id, key("aggregate algo"), worker, List.of(parents), "", Map.of());
    }

    /** Tests on the data of the hospital's objective. */
    public static PlanTesttuple test(int index, String hospital, String trained) {
        return new PlanTesttuple(index, key(hospital + " objective"), trained, null, List.of(), "", Map.of());
    }

    public static CreateComputePlan create(String plan, PlanTuple... tuples) {
        return new CreateComputePlan(key(plan), HEADER, List.of(tuples));
    }

    public static CreateComputePlan cleaning(String plan, PlanTuple... tuples) {
        return new CreateComputePlan(key(plan), CLEANING, List.of(tuples));
    }

    public static UpdateComputePlan update(String plan, PlanTuple... tuples) {
        return new UpdateComputePlan(key(plan), List.of(tuples));
    }

    /** The first part of a plan that is created. */
    public static AddComputePlanPart begin(String plan, String batch, PlanTuple... tuples) {
        return new AddComputePlanPart(key(plan), key(batch), 0, HEADER, List.of(tuples));
    }

    public static AddComputePlanPart part(String plan, String batch, int part, PlanTuple... tuples) {
        return new AddComputePlanPart(key(plan), key(batch), part, null, List.of(tuples));
    }

    /** Seals what came in these parts. */
    public static SealComputePlan seal(List<AddComputePlanPart> parts) {
        Key hash = PlanParts.NONE;
        for (AddComputePlanPart part : parts) {
            hash = PlanParts.hash(hash, part.tuples());
        }
        int count = parts.stream().mapToInt(part -> part.tuples().size()).sum();
        return new SealComputePlan(parts.getFirst().key(), parts.getFirst().batch(), count, hash);
    }

    /** Seals them under another name. */
    public static SealComputePlan seal(String plan, String batch, AddComputePlanPart... parts) {
        SealComputePlan seal = seal(Arrays.asList(parts));
        return new SealComputePlan(key(plan), key(batch), seal.count(), seal.hash());
    }

    /** The tuple that the plan knows by this id of its client's. */
    public static Key member(MemoryChannel channel, String plan, String id) {
        return channel.read(PlanMember.class, WorldKeys.planMember(key(plan), id))
                .tuple();
    }
}
