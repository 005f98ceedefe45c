package org.substra.scheduler.events;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.contract.Position;
import org.substra.scheduler.assignment.Endings;
import org.substra.scheduler.backlog.Backlog;
import org.substra.scheduler.backlog.Told;
import org.substra.scheduler.feed.Positions;
import org.substra.scheduler.plan.EndedPlans;

/** Applies events to the database: each once, in order, in one transaction with the position. */
@ApplicationScoped
public class EventApplication {

    private final Positions positions;
    private final Backlog backlog;
    private final Endings endings;
    private final EndedPlans plans;

    EventApplication(Positions positions, Backlog backlog, Endings endings, EndedPlans plans) {
        this.positions = positions;
        this.backlog = backlog;
        this.endings = endings;
        this.plans = plans;
    }

    /** Applies as many of the events, which are of one channel and in order, as follow the stored position. */
    @WithTransaction
    Uni<Progress> apply(String channel, List<Told> events) {
        return positions.lock(channel).chain(stored -> {
            var progress = new Progress(stored.orElse(null));
            List<Told> next =
                    events.stream().filter(told -> progress.takes(told.event())).toList();
            return apply(channel, next, progress)
                    .chain(() -> move(channel, progress))
                    .replaceWith(progress);
        });
    }

    private Uni<Void> apply(String channel, List<Told> next, Progress progress) {
        return backlog.apply(channel, next)
                .call(applied -> endings.finished(channel, applied.finished()))
                .chain(applied -> plans.note(channel, next).invoke(ended -> {
                    if (applied.ours() || ended) {
                        progress.touch();
                    }
                }))
                .replaceWithVoid();
    }

    private Uni<Void> move(String channel, Progress progress) {
        Position reached = progress.position();
        return progress.moved() && reached != null
                ? positions.move(channel, reached)
                : Uni.createFrom().voidItem();
    }
}
