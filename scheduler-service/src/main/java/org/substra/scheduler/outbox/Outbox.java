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

    /** The oldest messages that no other relay has in its hands, locked until the caller's transaction ends. */
    Uni<List<OutboxMessage>> claim(int limit) {
        return Sql.select(
                OutboxMessage.class,
                "select * from outbox order by id limit :limit for update skip locked",
                Map.of("limit", limit));
    }

    /** Deletes messages that have left, in one statement. */
    Uni<Void> forget(List<OutboxMessage> sent) {
        Long[] ids = sent.stream().map(message -> message.id).toArray(Long[]::new);
        return Sql.change("delete from outbox where id = any(:ids)", Map.of("ids", ids))
                .replaceWithVoid();
    }
}
