package org.substra.contract.fold;

import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.rule.GivenPlan;
import org.substra.contract.rule.MemoryChannel;

/** Plans that are created, updated, begun in parts, given up and sealed; few ids, so that requests meet. */
final class RandomPlans {

    private static final int PLANS = 2;
    private static final int IDS = 40;

    private final Random random;
    private final Map<OrganisationId, List<AddComputePlanPart>> begun = new HashMap<>();

    RandomPlans(Random random) {
        this.random = random;
    }

    String any() {
        return "plan " + random.nextInt(PLANS);
    }

    void submit(MemoryChannel channel, OrganisationId caller) {
        String plan = any();
        switch (random.nextInt(6)) {
            case 0 -> channel.submit(caller, new CreateComputePlan(key(plan), header(), tuples()));
            case 1, 2 -> channel.submit(caller, new UpdateComputePlan(key(plan), tuples()));
            case 3 -> begin(plan, channel, caller);
            case 4 -> goOn(channel, caller);
            default -> seal(channel, caller);
        }
    }

    private void begin(String plan, MemoryChannel channel, OrganisationId caller) {
        PlanHeader header = channel.told().plans().containsKey(key(plan)) ? null : header();
        var part = new AddComputePlanPart(key(plan), key("batch " + random.nextInt(2)), 0, header, tuples());
        channel.submit(caller, part);
        begun.put(caller, new ArrayList<>(List.of(part)));
    }

    private void goOn(MemoryChannel channel, OrganisationId caller) {
        List<AddComputePlanPart> parts = begun.getOrDefault(caller, List.of());
        if (!parts.isEmpty()) {
            AddComputePlanPart first = parts.getFirst();
            var part = new AddComputePlanPart(first.key(), first.batch(), parts.size(), null, tuples());
            channel.submit(caller, part);
            parts.add(part);
        }
    }

    private void seal(MemoryChannel channel, OrganisationId caller) {
        List<AddComputePlanPart> parts = begun.getOrDefault(caller, List.of());
        if (!parts.isEmpty()) {
            channel.submit(caller, GivenPlan.seal(parts));
        }
    }

    private PlanHeader header() {
        return random.nextInt(4) == 0 ? GivenPlan.HEADER : GivenPlan.CLEANING;
    }

    private List<PlanTuple> tuples() {
        List<PlanTuple> tuples = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String id = "t" + random.nextInt(IDS);
            tuples.add(tuple(id, i, ids));
            ids.add(id);
        }
        return tuples;
    }

    private PlanTuple tuple(String id, int index, List<String> ids) {
        String hospital = random.nextBoolean() ? "owkin" : "nantes";
        int sample = 1 + random.nextInt(3);
        String parent = parent(ids);
        return switch (random.nextInt(6)) {
            case 0 -> GivenPlan.test(index, hospital, parent == null ? "t0" : parent);
            case 1 ->
                parent == null
                        ? GivenPlan.composite(id, hospital, sample)
                        : GivenPlan.composite(id, hospital, sample, parent, parent);
            case 2 -> GivenPlan.aggregate(id, random.nextBoolean() ? OWKIN : NANTES, parents(ids));
            default -> GivenPlan.train(id, hospital, sample, parents(ids));
        };
    }

    private String[] parents(List<String> ids) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> parent(ids))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
    }

    /** Mostly one of this request, sometimes one of an earlier. */
    private @Nullable String parent(List<String> ids) {
        if (random.nextInt(6) == 0) {
            return "t" + random.nextInt(IDS);
        }
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }
}
