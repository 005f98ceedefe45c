package org.substra.scheduler.comparison;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.message.QueryAnswer;
import org.substra.scheduler.backlog.BacklogRepair;
import org.substra.scheduler.feed.Positions;

/** Compares one page while the channel's position stands still. */
@ApplicationScoped
public class PageRepair {

    private final Positions positions;
    private final BacklogRepair backlog;

    PageRepair(Positions positions, BacklogRepair backlog) {
        this.positions = positions;
        this.backlog = backlog;
    }

    /** @param compared false when page and backlog are of different moments: then nothing was done */
    record Repaired(boolean compared, int repaired) {}

    @WithTransaction
    Uni<Repaired> repair(String channel, @Nullable Key after, QueryAnswer.Unfinished page) {
        return positions.lock(channel).chain(stored -> {
            Position here = stored.orElse(null);
            if (here == null || !Objects.equals(here, page.position())) {
                return Uni.createFrom().item(new Repaired(here == null && page.position() == null, 0));
            }
            return backlog.repair(channel, after, page.tuples(), here).map(count -> new Repaired(true, count));
        });
    }
}
