package org.substra.scheduler.assignment;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.backlog.TupleId;

/** A tuple under lease, and the slot that it takes. One per tuple, for two workers never have the same one. */
@Entity
@Table(name = "assignment")
class AssignmentRow {

    @EmbeddedId
    TupleId id;

    @Column
    int attempt;

    @Column
    String worker;

    @Column
    String incarnation;

    /** By the database's clock. */
    @Column(name = "lease_until")
    Instant leaseUntil;

    /** The worker was told to stop; the slot is free when it says so, or when the lease ends, which nothing renews. */
    @Column
    boolean stopping;

    /** The compute plan that the tuple belongs to, which is not over before the slot is free. */
    @Column
    @Nullable
    String plan;
}
