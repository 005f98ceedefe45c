package org.substra.contract.fold;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;

/**
 * What the fold knows of a tuple.
 *
 * @param plan null outside plans
 * @param openParents how many of the tuples it needs are not done yet
 * @param parentFailed one of them has failed, was canceled, or its model was cleaned
 * @param openChildren how many of the tuples that need its model are not done yet
 * @param trains whether a training tuple is among them
 * @param cleaned its model is gone for good
 */
public record FoldedTuple(
        Key key,
        OrganisationId worker,
        @Nullable Key plan,
        TupleStatus status,
        int openParents,
        boolean parentFailed,
        int openChildren,
        boolean trains,
        boolean cleaned) {

    FoldedTuple with(TupleStatus newStatus) {
        return new FoldedTuple(key, worker, plan, newStatus, openParents, parentFailed, openChildren, trains, cleaned);
    }

    FoldedTuple parentDone() {
        int open = openParents - 1;
        TupleStatus next = status == TupleStatus.WAITING && open == 0 ? TupleStatus.TODO : status;
        return new FoldedTuple(key, worker, plan, next, open, parentFailed, openChildren, trains, cleaned);
    }

    FoldedTuple withFailedParent() {
        return new FoldedTuple(key, worker, plan, status, openParents, true, openChildren, trains, cleaned);
    }

    FoldedTuple withChild(boolean training) {
        return new FoldedTuple(
                key, worker, plan, status, openParents, parentFailed, openChildren + 1, trains || training, cleaned);
    }

    FoldedTuple childDone() {
        return new FoldedTuple(key, worker, plan, status, openParents, parentFailed, openChildren - 1, trains, cleaned);
    }

    FoldedTuple withoutModel() {
        return new FoldedTuple(key, worker, plan, status, openParents, parentFailed, openChildren, trains, true);
    }

    /** Whether all that needed its model have had it, and training went on from it. */
    boolean isIntermediate() {
        return status == TupleStatus.DONE && trains && openChildren == 0 && !cleaned;
    }

    /** Whether whoever needs its model can no longer get it. */
    boolean hasNoModel() {
        return status == TupleStatus.FAILED || status == TupleStatus.CANCELED || cleaned;
    }

    DerivedStatus derived() {
        return new DerivedStatus(key, status, parentFailed);
    }
}
