package org.substra.contract.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.PlanRank;
import org.substra.contract.record.PlanWorker;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.WorldKeys;

/**
 * How a new tuple belongs to a compute plan (spec 3.7).
 *
 * @param requested the plan as it stands in the tuple's key
 * @param place null outside plans
 * @param alone it is created by itself, and must not meet another of the same worker and rank
 */
record Membership(@Nullable Key requested, @Nullable PlanPlace place, boolean alone) {

    /** As asked for by a tuple that is created by itself; begins the plan when it is a new one. */
    static Membership of(@Nullable PlanRequest request, Ledger ledger) {
        if (request == null) {
            return new Membership(null, null, true);
        }
        var place = new PlanPlace(request.plan(), request.rank(), null);
        if (request.isNew()) {
            ledger.register(new ComputePlan(request.plan(), ledger.caller(), false, "", Map.of(), null));
            return new Membership(null, place, true);
        }
        ledger.existing(ComputePlan.class, "compute plan", request.plan());
        return new Membership(request.plan(), place, true);
    }

    /** Of a testtuple: it belongs where its training tuple does. */
    static Membership with(TrainingTuple trained, @Nullable Key batch) {
        PlanPlace place = trained.place();
        return place == null
                ? new Membership(null, null, true)
                : new Membership(place.plan(), new PlanPlace(place.plan(), place.rank(), batch), true);
    }

    /** Registers the tuple and notes what later members of the plan must know of it. */
    void register(Tuple tuple, Ledger ledger) {
        ledger.register(tuple);
        if (place == null) {
            return;
        }
        if (tuple instanceof TrainingTuple) {
            takeRank(new PlanRank(place.plan(), tuple.worker(), place.rank(), place.batch()), ledger);
        }
        // who joins a plan of others by a tuple of its own gets no say in it
        if (place.batch() == null && PlanRules.isMember(place.plan(), ledger)) {
            ledger.mark(new PlanWorker(place.plan(), tuple.worker()));
        }
    }

    private void takeRank(PlanRank rank, Ledger ledger) {
        boolean taken = ledger.record(WorldKeys.planRank(rank.plan(), rank.worker(), rank.rank()))
                .filter(record -> record instanceof PlanRank other && ledger.exists(other.batch()))
                .isPresent();
        if (taken && alone) {
            throw Refusal.invalid("ComputePlanID " + rank.plan() + " with worker " + rank.worker() + " and rank "
                    + rank.rank() + " already exists");
        }
        if (!taken) {
            ledger.put(rank);
        }
    }
}
