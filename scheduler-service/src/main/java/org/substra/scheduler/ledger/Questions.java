package org.substra.scheduler.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;

/**
 * Asks the ledger adapter. Every answer may be {@link AdapterSilent}, for whoever asked to try again later, or a
 * {@link org.substra.contract.Refusal} when it cannot be read.
 */
@ApplicationScoped
public class Questions {

    private static final int VERSION = QueryMessage.VERSION;

    private final MutinyEmitter<byte[]> queries;
    private final PendingAnswers pending;
    private final LedgerConfig config;
    private final String instance;

    Questions(
            @Channel("ledger-queries") MutinyEmitter<byte[]> queries,
            PendingAnswers pending,
            LedgerConfig config,
            @ConfigProperty(name = "substra.instance") String instance) {
        this.queries = queries;
        this.pending = pending;
        this.config = config;
        this.instance = instance;
    }

    /** One page of the events after a position, oldest first; from the first event when null. */
    public Uni<QueryAnswer.Events> eventsAfter(String channel, @Nullable Position after) {
        return ask(
                new QueryMessage.EventsAfter(VERSION, newId(), channel, after),
                "events-after",
                QueryAnswer.Events.class);
    }

    /** One page of this node's unfinished tuples in key order; from the first key when null. */
    public Uni<QueryAnswer.Unfinished> unfinished(String channel, @Nullable Key after) {
        return ask(
                new QueryMessage.Unfinished(VERSION, newId(), channel, after),
                "unfinished",
                QueryAnswer.Unfinished.class);
    }

    private <A extends QueryAnswer> Uni<A> ask(QueryMessage question, String word, Class<A> type) {
        Uni<QueryAnswer> answer = pending.expect(question.id());
        return queries.sendMessage(Message.of(Json.write(question), Metadata.of(properties(question, word))))
                .chain(() -> answer)
                .ifNoItem()
                .after(config.answerWithin())
                .failWith(() -> new AdapterSilent("no answer within " + config.answerWithin() + " to " + question))
                .onTermination()
                .invoke(() -> pending.forget(question.id()))
                .map(received -> expected(received, question, type));
    }

    private OutgoingRabbitMQMetadata properties(QueryMessage question, String word) {
        return OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(word)
                .withMessageId(question.id())
                .withCorrelationId(question.id())
                .withReplyTo(instance)
                .withContentType("application/json")
                .build();
    }

    private static <A extends QueryAnswer> A expected(QueryAnswer answer, QueryMessage question, Class<A> type) {
        if (answer instanceof QueryAnswer.Failed failed) {
            throw new AdapterSilent("the adapter cannot answer " + question + ": " + failed.message());
        }
        if (!type.isInstance(answer)) {
            throw new AdapterSilent(
                    question + " was answered by " + answer.getClass().getSimpleName());
        }
        return type.cast(answer);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
