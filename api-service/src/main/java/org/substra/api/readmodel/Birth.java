package org.substra.api.readmodel;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;

/**
 * The event that brought something, its place among the event's records, from 0, and the status that the same event tells of it.
 *
 * @param told null for what has no status, and for a tuple of which none is told: it waits
 */
record Birth(Position position, int place, @Nullable DerivedStatus told) {

    TupleStatus status() {
        return told == null ? TupleStatus.WAITING : told.status();
    }

    boolean parentFailed() {
        return told != null && told.parentFailed();
    }
}
