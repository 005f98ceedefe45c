package org.substra.scheduler.assignment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.backlog.Claims;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.fleet.Fleet;
import org.substra.scheduler.fleet.Worker;

/**
 * Gives runnable tuples to free slots. Locks are taken in one order everywhere (position, turn, worker, backlog, share,
 * assignment), and whoever gives waits for neither a tuple nor a share, so any number of schedulers may do so at once.
 */
@ApplicationScoped
public class Assignments {

    private final Fleet fleet;
    private final Feeds feeds;
    private final Claims claims;
    private final AssignmentRows rows;
    private final PlanWorkers plans;
    private final TaskMessages messages;

    Assignments(
            Fleet fleet, Feeds feeds, Claims claims, AssignmentRows rows, PlanWorkers plans, TaskMessages messages) {
        this.fleet = fleet;
        this.feeds = feeds;
        this.claims = claims;
        this.rows = rows;
        this.plans = plans;
        this.messages = messages;
    }

    /** Fills the free slots with the first runnable tuples: a lease and a message for each, or nothing at all. */
    @WithTransaction
    public Uni<List<Assigned>> assign() {
        return claims.begin().chain(fleet::keepPresent).chain(this::fill);
    }

    private Uni<List<Assigned>> fill(List<Worker> workers) {
        if (workers.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return rows.taken().map(taken -> new FreeSlots(workers, taken)).chain(this::fill);
    }

    private Uni<List<Assigned>> fill(FreeSlots slots) {
        if (slots.count() == 0) {
            return Uni.createFrom().item(List.of());
        }
        return claims.claim(
                feeds.caughtUp(), slots.count(), tuple -> choose(tuple, slots).chain(worker -> give(tuple, worker)));
    }

    /** A plan stays with its worker, which has its images, as long as that is not busy. */
    private Uni<Worker> choose(Claimed tuple, FreeSlots slots) {
        if (!slots.hasChoice()) {
            return Uni.createFrom().item(slots::take);
        }
        return plans.last(tuple)
                .map(last -> last.map(slots::take).orElseGet(slots::take))
                .call(worker -> plans.note(tuple, worker));
    }

    private Uni<Assigned> give(Claimed tuple, Worker worker) {
        return rows.insert(tuple, worker)
                .chain(() -> messages.assigned(tuple, worker))
                .replaceWith(new Assigned(tuple, worker));
    }
}
