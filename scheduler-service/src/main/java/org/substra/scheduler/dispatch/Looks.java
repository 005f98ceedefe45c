package org.substra.scheduler.dispatch;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.substra.scheduler.assignment.SlotRule;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fleet.LeaseConfig;

/** One cheap look at what is waiting, so that a round opens no transaction for nothing. */
@ApplicationScoped
public class Looks {

    /** Whoever has a share has work to do, though others may be at it. */
    private static final String WAITING = """
            select %s and exists(select 1 from share), exists(select 1 from ended_plan),
                exists(select 1 from backlog where parent_failed), exists(select 1 from outbox)
            """.formatted(SlotRule.ANY_FREE);

    private final double lease;

    Looks(LeaseConfig lease) {
        this.lease = lease.seconds();
    }

    /**
     * @param slots whether there may be a tuple for a free slot
     * @param plans whether workers may have to be told that a plan is over
     * @param orphans whether a tuple may have to be failed because of a parent
     * @param messages whether any are to be sent
     */
    record Waiting(boolean slots, boolean plans, boolean orphans, boolean messages) {}

    @WithSession
    Uni<Waiting> look() {
        return Sql.columns(WAITING, Map.of("lease", lease))
                .map(List::getFirst)
                .map(row -> new Waiting((Boolean) row[0], (Boolean) row[1], (Boolean) row[2], (Boolean) row[3]));
    }
}
