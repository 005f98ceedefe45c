package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.Result;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.PlanBatch;
import org.substra.contract.record.PlanCanceled;
import org.substra.contract.record.PlanSeal;
import org.substra.contract.record.PlanWorker;
import org.substra.contract.record.WorldKeys;

/** Compute plans (spec 3.7, 8): in one command, or in parts that exist for nobody before they are sealed. */
final class PlanRules {

    private PlanRules() {}

    static Result create(CreateComputePlan create, Ledger ledger) {
        begin(create.key(), create.header(), null, ledger);
        return keys(new PlanTuples(create.key(), null, ledger).add(create.tuples()));
    }

    static Result update(UpdateComputePlan update, Ledger ledger) {
        requireMember(update.key(), ledger);
        if (update.tuples().isEmpty()) {
            throw Refusal.invalid("empty update for compute plan " + update.key());
        }
        return keys(new PlanTuples(update.key(), null, ledger).add(update.tuples()));
    }

    static Result add(AddComputePlanPart part, Ledger outside) {
        PlanBatch before = part.part() == 0 ? newBatch(part, outside) : begun(part.key(), part.batch(), outside);
        Key batch = before.batch();
        Ledger ledger = outside.within(batch);
        if (ledger.has(WorldKeys.planSeal(batch)) || before.parts() != part.part()) {
            throw Refusal.invalid("part " + part.part() + " of batch " + part.batch() + " of compute plan " + part.key()
                    + " does not follow: there are " + before.parts() + ", or the batch is sealed");
        }
        ledger.put(before); // in front of the tuples: part 0 gives up what was begun before
        if (part.header() instanceof PlanHeader header) {
            begin(part.key(), header, batch, ledger);
        } else if (part.part() == 0) {
            requireMember(part.key(), ledger);
        }
        List<PlanTuples.Added> added = new PlanTuples(part.key(), batch, ledger).add(part.tuples());
        var workers = new TreeSet<>(before.workers());
        added.forEach(tuple -> workers.add(tuple.worker()));
        ledger.put(new PlanBatch(
                part.key(),
                ledger.caller(),
                part.batch(),
                batch,
                before.parts() + 1,
                before.count() + added.size(),
                PlanParts.hash(before.hash(), part.tuples()),
                List.copyOf(workers)));
        return keys(added);
    }

    static Result seal(SealComputePlan seal, Ledger ledger) {
        PlanBatch begun = begun(seal.key(), seal.batch(), ledger);
        if (begun.count() != seal.count() || !begun.hash().equals(seal.hash())) {
            throw Refusal.invalid("batch " + seal.batch() + " of compute plan " + seal.key() + " has " + begun.count()
                    + " tuples with hash " + begun.hash() + ", not " + seal.count() + " with " + seal.hash());
        }
        ledger.mark(new PlanSeal(seal.key(), ledger.caller(), begun.batch()));
        begun.workers().forEach(worker -> ledger.mark(new PlanWorker(seal.key(), worker)));
        return Result.Written.of(seal.key());
    }

    static Result cancel(CancelComputePlan cancel, Ledger ledger) {
        requireMember(cancel.key(), ledger);
        ledger.put(new PlanCanceled(cancel.key()));
        return Result.Written.of(cancel.key());
    }

    private static void begin(Key key, PlanHeader header, @Nullable Key batch, Ledger ledger) {
        ledger.register(
                new ComputePlan(key, ledger.caller(), header.cleanModels(), header.tag(), header.metadata(), batch));
    }

    /** A batch is called after all that its organisation has begun for the plan before: there is no second one. */
    private static PlanBatch newBatch(AddComputePlanPart part, Ledger ledger) {
        String previous = ledger.openBatch(part.key(), ledger.caller())
                .map(open -> open.batch().value())
                .orElse("");
        Key batch = Key.ofText(part.key() + "," + part.batch() + "," + ledger.caller() + "," + previous);
        return new PlanBatch(part.key(), ledger.caller(), part.batch(), batch, 0, 0, PlanParts.NONE, List.of());
    }

    private static PlanBatch begun(Key plan, Key chosen, Ledger ledger) {
        return ledger.openBatch(plan, ledger.caller())
                .filter(begun -> begun.chosen().equals(chosen))
                .orElseThrow(() -> Refusal.invalid(
                        "compute plan " + plan + ": batch " + chosen + " was not begun, or was given up for another"));
    }

    private static void requireMember(Key key, Ledger ledger) {
        OrganisationId caller = ledger.caller();
        if (!isMember(key, ledger)) {
            throw new Refusal(
                    Reason.FORBIDDEN,
                    caller + " has neither created compute plan " + key + " nor runs a tuple of it",
                    List.of(key));
        }
    }

    /** Whether the caller has created the plan, or a member has given it a tuple of the plan to run. */
    static boolean isMember(Key key, Ledger ledger) {
        ComputePlan plan = ledger.existing(ComputePlan.class, "compute plan", key);
        return plan.owner().equals(ledger.caller()) || ledger.has(WorldKeys.planWorker(key, ledger.caller()));
    }

    private static Result keys(List<PlanTuples.Added> added) {
        var keys = new ArrayList<Key>();
        added.forEach(tuple -> keys.add(tuple.key()));
        return new Result.Written(keys);
    }
}
