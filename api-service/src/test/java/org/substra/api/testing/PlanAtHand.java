package org.substra.api.testing;

import static org.substra.api.testing.LedgerAtHand.OWKIN;

import java.util.List;
import java.util.Map;
import org.substra.contract.Key;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.Result;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;

/**
 * A compute plan on the ledger at hand that removes intermediate models: two composite traintuples start, an aggregatetuple takes
 * their trunks, a third composite traintuple goes on from one's head and the aggregate, and is tested. A traintuple stands beside them.
 */
public final class PlanAtHand {

    private final Hospitals hospitals;
    private final Key plan = Given.key(Given.word());
    private final List<Key> keys;

    public PlanAtHand(Hospitals hospitals) {
        this.hospitals = hospitals;
        List<PlanTuple> tuples = List.of(
                composite("first", null, null),
                composite("second", null, null),
                new PlanAggregatetuple(
                        "both", hospitals.aggregateAlgo(), OWKIN, List.of("first", "second"), "", Map.of()),
                composite("third", "first", "both"),
                new PlanTraintuple(
                        "beside",
                        hospitals.algo(),
                        hospitals.manager(),
                        hospitals.trainSamples(),
                        List.of(),
                        "",
                        Map.of()),
                new PlanTesttuple(0, hospitals.objective(), "third", null, List.of(), "", Map.of()));
        var create = new CreateComputePlan(plan, new PlanHeader(true, "a tag", Map.of("a", "b")), tuples);
        keys = ((Result.Written) LedgerAtHand.get().submitAs(OWKIN, create)).keys();
    }

    private PlanTuple composite(String id, String head, String trunk) {
        List<Key> samples = hospitals.trainSamples();
        return new PlanCompositeTraintuple(
                id,
                hospitals.compositeAlgo(),
                hospitals.manager(),
                id.equals("second") ? samples.subList(0, 1) : samples,
                head,
                trunk,
                List.of(LedgerAtHand.NANTES),
                "",
                Map.of());
    }

    public Key plan() {
        return plan;
    }

    public Key first() {
        return keys.get(0);
    }

    public Key second() {
        return keys.get(1);
    }

    public Key both() {
        return keys.get(2);
    }

    public Key third() {
        return keys.get(3);
    }

    public Key beside() {
        return keys.get(4);
    }

    public Key test() {
        return keys.get(5);
    }

    /** Everything but the traintuple is done. */
    public void runs() {
        hospitals.finishComposite(first());
        hospitals.finishComposite(second());
        hospitals.finish(both());
        hospitals.finishComposite(third());
        hospitals.finishTest(test(), 0.25f);
    }
}
