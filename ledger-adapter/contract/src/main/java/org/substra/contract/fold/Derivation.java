package org.substra.contract.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.Derived;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** Keeps statuses, counts and cleaned models in step with the records, and remembers what changed. */
final class Derivation {

    private final FoldState state;
    private final Map<Key, Derived> changed = new LinkedHashMap<>();
    private final List<Derived> cleaned = new ArrayList<>();

    Derivation(FoldState state) {
        this.state = state;
    }

    /** Everything that changed so far, each once: statuses and plans, then models. */
    List<Derived> changes() {
        var changes = new ArrayList<>(changed.values());
        changes.addAll(cleaned);
        return changes;
    }

    void begin(ComputePlan plan) {
        put(FoldedPlan.empty(plan.key(), plan.cleanModels()));
    }

    void define(Tuple tuple) {
        int open = 0;
        boolean parentFailed = false;
        for (Key key : tuple.parents()) {
            state.addChild(key, tuple.key());
            FoldedTuple parent = known(key).withChild(tuple instanceof TrainingTuple);
            state.put(parent);
            open += parent.status() == TupleStatus.DONE ? 0 : 1;
            parentFailed |= parent.hasNoModel();
        }
        TupleStatus first = open == 0 ? TupleStatus.TODO : TupleStatus.WAITING;
        Key plan = null;
        if (tuple.place() instanceof PlanPlace place) {
            plan = place.plan();
            FoldedPlan joined = knownPlan(plan).withTuple();
            first = joined.statusOf(open == 0);
            put(joined.count(first, 1));
        }
        var folded = new FoldedTuple(tuple.key(), tuple.worker(), plan, first, open, parentFailed, 0, false, false);
        state.put(folded);
        changed.put(tuple.key(), folded.derived());
    }

    void move(TupleState recorded) {
        put(known(recorded.tuple()).with(recorded.status()));
        switch (recorded.status()) {
            case DONE -> done(recorded.tuple());
            case FAILED -> tell(state.children(recorded.tuple()), FoldedTuple::withFailedParent);
            case DOING -> {}
            case WAITING, TODO, CANCELED ->
                throw new IllegalStateException("derived status recorded for tuple " + recorded.tuple());
        }
    }

    /** Nothing more of the plan starts; what is doing goes on. */
    void fail(Key key) {
        FoldedPlan plan = knownPlan(key);
        if (!plan.failed()) {
            stop(plan.withMarks(plan.canceled(), true));
        }
    }

    /** Nothing of the plan goes on. */
    void cancel(Key key) {
        FoldedPlan plan = knownPlan(key);
        if (!plan.canceled()) {
            stop(plan.withMarks(true, plan.failed()));
        }
    }

    private void stop(FoldedPlan plan) {
        put(plan);
        for (Key key : state.unfinished(plan.key())) {
            FoldedTuple tuple = known(key);
            if (plan.canceled() || tuple.status() != TupleStatus.DOING) {
                put(tuple.with(TupleStatus.CANCELED));
            }
        }
        for (Key key : state.unfinishedChildrenOutside(plan.key())) {
            if (state.parents(key).stream().anyMatch(parent -> known(parent).hasNoModel())) {
                put(known(key).withFailedParent());
            }
        }
    }

    private void done(Key tuple) {
        tell(state.children(tuple), FoldedTuple::parentDone);
        for (Key key : state.parents(tuple)) {
            FoldedTuple parent = known(key).childDone();
            boolean clean = parent.isIntermediate()
                    && parent.plan() != null
                    && knownPlan(parent.plan()).cleanModels();
            state.put(clean ? parent.withoutModel() : parent);
            if (clean) {
                cleaned.add(new ModelCleaned(key));
            }
        }
    }

    private void tell(List<Key> children, UnaryOperator<FoldedTuple> news) {
        children.forEach(child -> put(news.apply(known(child))));
    }

    private FoldedTuple known(Key key) {
        return state.tuple(key).orElseThrow(() -> new IllegalStateException("the fold has no tuple " + key));
    }

    private FoldedPlan knownPlan(Key key) {
        return state.plan(key).orElseThrow(() -> new IllegalStateException("the fold has no compute plan " + key));
    }

    private void put(FoldedTuple tuple) {
        FoldedTuple before = known(tuple.key());
        state.put(tuple);
        if (!before.derived().equals(tuple.derived())) {
            changed.put(tuple.key(), tuple.derived());
        }
        if (before.status() != tuple.status() && tuple.plan() instanceof Key plan) {
            put(knownPlan(plan).count(before.status(), -1).count(tuple.status(), 1));
        }
    }

    private void put(FoldedPlan plan) {
        boolean same = state.plan(plan.key())
                .map(before -> before.derived().equals(plan.derived()))
                .orElse(false);
        state.put(plan);
        if (!same) {
            changed.put(plan.key(), plan.derived());
        }
    }
}
