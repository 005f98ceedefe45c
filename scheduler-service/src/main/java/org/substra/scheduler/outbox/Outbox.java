package org.substra.scheduler.outbox;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.substra.scheduler.database.Sql;

/** Messages that must leave if, and only if, the transaction that wrote them commits. Who commits wakes the {@link OutboxRelay}. */
@ApplicationScoped
public class Outbox implements PanacheRepository<OutboxMessage> {

    /** Joins the caller's transaction. */
    public Uni<Void> append(Outgoing message) {
        return persist(OutboxMessage.of(message, Instant.now())).replaceWithVoid();
    }

    /** Takes out the oldest messages that no other relay has in its hands; they are back when the caller's transaction fails. */
    Uni<List<OutboxMessage>> take(int limit) {
        return Sql.select(OutboxMessage.class, """
                with taken as (
                    delete from outbox where id in (
                        select id from outbox order by id limit :limit for update skip locked)
                    returning *)
                select * from taken order by id""", Map.of("limit", limit));
    }
}
