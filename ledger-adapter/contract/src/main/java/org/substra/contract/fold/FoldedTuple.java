package org.substra.contract.fold;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;

/**
 * What the fold knows of a tuple.
 *
 * @param openParents how many of the tuples it needs are not done yet
 */
public record FoldedTuple(Key key, OrganisationId worker, TupleStatus status, int openParents, boolean parentFailed) {

    FoldedTuple with(TupleStatus newStatus) {
        return new FoldedTuple(key, worker, newStatus, openParents, parentFailed);
    }

    FoldedTuple parentDone() {
        int open = openParents - 1;
        TupleStatus next = status == TupleStatus.WAITING && open == 0 ? TupleStatus.TODO : status;
        return new FoldedTuple(key, worker, next, open, parentFailed);
    }

    FoldedTuple withFailedParent() {
        return new FoldedTuple(key, worker, status, openParents, true);
    }

    DerivedStatus derived() {
        return new DerivedStatus(key, status, parentFailed);
    }
}
