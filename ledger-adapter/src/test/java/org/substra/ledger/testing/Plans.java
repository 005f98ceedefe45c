package org.substra.ledger.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.Command;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanOrder;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.rule.Given;

/** Large compute plans, in the parts in which a node sends them. */
public final class Plans {

    /** Of every plan. */
    public static final int PRIORITY = 7;

    private static final int SITES = 10;
    private static final int SAMPLES = 14;

    private final Hospitals two;

    /** Registers what the plans need: ten data managers, every other of the second hospital. */
    public Plans(Hospitals two) {
        this.two = two;
        two.submit(two.owkin, "algo", Given.algo("algo", Given.EVERYBODY));
        two.submit(two.owkin, "composite", Given.algo("composite", AlgoKind.COMPOSITE_ALGO, Given.EVERYBODY));
        two.submit(two.owkin, "aggregate", Given.algo("aggregate", AlgoKind.AGGREGATE_ALGO, Given.EVERYBODY));
        for (int site = 0; site < SITES; site++) {
            Organisation owner = site % 2 == 0 ? two.owkin : two.nantes;
            two.submit(owner, "site" + site, Given.dataManager("site" + site, Given.EVERYBODY));
            String[] words = IntStream.range(0, SAMPLES)
                    .mapToObj(samples("site" + site)::get)
                    .toArray(String[]::new);
            two.submit(owner, "samples" + site, Given.samples("site" + site, false, words));
        }
    }

    /** Sends the plan in parts and seals it; nothing is executed after the last that was signed. */
    public Key create(String word, boolean cleanModels, List<PlanTuple> tuples) {
        Key plan = Given.key(word);
        Key batch = Given.key(word + " batch");
        Key hash = PlanParts.NONE;
        int part = 0;
        for (List<PlanTuple> some : PlanParts.cut(PlanOrder.sort(tuples, false))) {
            PlanHeader header = part == 0 ? new PlanHeader(cleanModels, "", Map.of("priority", "" + PRIORITY)) : null;
            submit(word + " part " + part, new AddComputePlanPart(plan, batch, part, header, some));
            hash = PlanParts.hash(hash, some);
            part++;
        }
        submit(word + " seal", new SealComputePlan(plan, batch, tuples.size(), hash));
        return plan;
    }

    private void submit(String id, Command command) {
        two.submit(two.owkin, id, command);
    }

    /** One tuple, and all others train on from it. */
    public static List<PlanTuple> star(int size) {
        var tuples = new ArrayList<PlanTuple>();
        tuples.add(train("centre", 1, null));
        for (int i = 1; i < size; i++) {
            tuples.add(train("point " + i, i, "centre"));
        }
        return tuples;
    }

    /** Each trains on from the one before. */
    public static List<PlanTuple> chain(int size) {
        var tuples = new ArrayList<PlanTuple>();
        for (int i = 0; i < size; i++) {
            tuples.add(train("link " + i, 1, i == 0 ? null : "link " + (i - 1)));
        }
        return tuples;
    }

    /** Rounds of ten composite tuples, one a site, and an aggregate of their trunks. */
    public static List<PlanTuple> federated(int size) {
        var tuples = new ArrayList<PlanTuple>();
        for (int round = 0; tuples.size() < size; round++) {
            var sites = new ArrayList<String>();
            for (int site = 0; site < SITES; site++) {
                sites.add("site " + site + " round " + round);
                tuples.add(composite(site, round));
            }
            tuples.add(new PlanAggregatetuple(
                    "aggregate " + round, Given.key("aggregate"), Network.OWKIN.id(), sites, "", Map.of()));
        }
        return tuples;
    }

    private static PlanTuple composite(int site, int round) {
        String head = round == 0 ? null : "site " + site + " round " + (round - 1);
        String trunk = round == 0 ? null : "aggregate " + (round - 1);
        return new PlanCompositeTraintuple(
                "site " + site + " round " + round,
                Given.key("composite"),
                Given.key("site" + site),
                Given.keys(samples("site" + site).getFirst()),
                head,
                trunk,
                List.of(Network.OWKIN.id(), Network.NANTES.id()),
                "",
                Map.of());
    }

    /** @param samples which of the first site's: a bit each */
    private static PlanTuple train(String id, int samples, @Nullable String parent) {
        String[] words = IntStream.range(0, SAMPLES)
                .filter(bit -> (samples >> bit & 1) == 1)
                .mapToObj(samples("site0")::get)
                .toArray(String[]::new);
        return new PlanTraintuple(
                id,
                Given.key("algo"),
                Given.key("site0"),
                Given.keys(words),
                parent == null ? List.of() : List.of(parent),
                "",
                Map.of());
    }

    private static List<String> samples(String site) {
        return IntStream.range(0, SAMPLES).mapToObj(i -> site + " sample " + i).toList();
    }
}
