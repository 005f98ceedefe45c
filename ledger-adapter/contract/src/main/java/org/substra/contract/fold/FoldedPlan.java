package org.substra.contract.fold;

import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.PlanStatus;

/**
 * What the fold knows of a compute plan.
 *
 * @param canceled it has a cancel mark
 * @param failed it has a failed mark
 * @param tuples how many it has, and below how many of them are in which status
 */
public record FoldedPlan(
        Key key, boolean cleanModels, boolean canceled, boolean failed, int tuples, int todo, int doing, int done) {

    static FoldedPlan empty(Key key, boolean cleanModels) {
        return new FoldedPlan(key, cleanModels, false, false, 0, 0, 0, 0);
    }

    FoldedPlan withMarks(boolean nowCanceled, boolean nowFailed) {
        return new FoldedPlan(key, cleanModels, nowCanceled, nowFailed, tuples, todo, doing, done);
    }

    FoldedPlan withTuple() {
        return new FoldedPlan(key, cleanModels, canceled, failed, tuples + 1, todo, doing, done);
    }

    /** With one tuple more, or one less, in this status. */
    FoldedPlan count(TupleStatus status, int by) {
        return new FoldedPlan(
                key,
                cleanModels,
                canceled,
                failed,
                tuples,
                todo + (status == TupleStatus.TODO ? by : 0),
                doing + (status == TupleStatus.DOING ? by : 0),
                done + (status == TupleStatus.DONE ? by : 0));
    }

    /** The status a tuple of it has that was not started: nothing of a failed or canceled plan starts. */
    TupleStatus statusOf(boolean ready) {
        if (canceled || failed) {
            return TupleStatus.CANCELED;
        }
        return ready ? TupleStatus.TODO : TupleStatus.WAITING;
    }

    /** The first that applies (spec 8, departure from 3.7). */
    TupleStatus status() {
        if (tuples == 0) {
            return canceled ? TupleStatus.CANCELED : TupleStatus.WAITING;
        }
        if (done == tuples) {
            return TupleStatus.DONE;
        }
        if (canceled) {
            return TupleStatus.CANCELED;
        }
        if (failed) {
            return TupleStatus.FAILED;
        }
        if (doing + done > 0) {
            return TupleStatus.DOING;
        }
        return todo > 0 ? TupleStatus.TODO : TupleStatus.WAITING;
    }

    PlanStatus derived() {
        return new PlanStatus(key, status(), tuples, done);
    }
}
