package org.substra.scheduler.backlog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class BacklogTuples implements PanacheRepositoryBase<BacklogTuple, TupleId> {

    /** The row, locked; null when the tuple is not in the backlog. */
    Uni<@Nullable BacklogTuple> lock(TupleId id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
