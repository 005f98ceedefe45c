package org.substra.contract.fold;

import java.util.ArrayList;
import java.util.List;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.PlanBatch;
import org.substra.contract.record.PlanCanceled;
import org.substra.contract.record.PlanFailed;
import org.substra.contract.record.PlanIndex;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.PlanSeal;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/**
 * Applies one transaction's records to what was derived before, and says what changed. What comes in parts is kept and
 * told of when it is sealed, as if it had been written then.
 */
public final class Fold {

    private final FoldState state;
    private final Derivation derivation;
    private final List<LedgerRecord> shown = new ArrayList<>();

    private Fold(FoldState state) {
        this.state = state;
        this.derivation = new Derivation(state);
    }

    /** Folds the records of one accepted transaction, in their order. */
    public static Folded apply(List<LedgerRecord> records, FoldState state) {
        var fold = new Fold(state);
        records.forEach(fold::apply);
        return new Folded(fold.shown, fold.derivation.changes());
    }

    private void apply(LedgerRecord record) {
        switch (record) {
            case PlanBatch begun when begun.parts() == 1 -> state.release(begun.plan(), begun.organisation());
            case PlanSeal seal ->
                state.release(seal.plan(), seal.organisation()).forEach(this::reveal);
            case PlanIndex _ -> {}
            case ComputePlan plan when plan.batch() != null -> state.keep(plan.key(), plan.owner(), plan);
            case Tuple tuple
            when tuple.place() instanceof PlanPlace place && place.batch() != null ->
                state.keep(place.plan(), tuple.owner(), tuple);
            default -> reveal(record);
        }
    }

    private void reveal(LedgerRecord record) {
        shown.add(record);
        switch (record) {
            case ComputePlan plan -> derivation.begin(plan);
            case Tuple tuple -> derivation.define(tuple);
            case TupleState recorded -> derivation.move(recorded);
            case PlanFailed mark -> derivation.fail(mark.plan());
            case PlanCanceled mark -> derivation.cancel(mark.plan());
            default -> {}
        }
    }
}
