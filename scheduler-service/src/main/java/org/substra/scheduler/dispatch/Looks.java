package org.substra.scheduler.dispatch;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.substra.scheduler.database.Sql;

/** One cheap look at what is waiting, so that a round opens no transaction for nothing. */
@ApplicationScoped
public class Looks {

    private static final String WAITING = """
            select exists(select 1 from ended_plan), exists(select 1 from backlog where parent_failed),
                exists(select 1 from outbox)
            """;

    /**
     * @param plans whether workers may have to be told that a plan is over
     * @param orphans whether a tuple may have to be failed because of a parent
     * @param messages whether any are to be sent
     */
    record Waiting(boolean plans, boolean orphans, boolean messages) {}

    @WithSession
    Uni<Waiting> look() {
        return Sql.columns(WAITING, Map.of())
                .map(List::getFirst)
                .map(row -> new Waiting((Boolean) row[0], (Boolean) row[1], (Boolean) row[2]));
    }
}
