package org.substra.ledger.messaging;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.message.QueryMessage;
import org.substra.ledger.port.Ledger;

/** Answers questions. Who gets no answer asks again, so a question is never delivered twice. */
@ApplicationScoped
class QueryConsumer {

    private final Ledger ledger;
    private final Replies replies;

    QueryConsumer(Instance<Ledger> ledger, Replies replies) {
        this.ledger = ledger.get();
        this.replies = replies;
    }

    @Incoming("ledger-queries")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<byte[]> message) {
        try {
            QueryMessage query = Json.read(message.getPayload(), QueryMessage.class);
            replies.reply(message, ledger.ask(query));
        } catch (Refusal unreadable) {
            Log.errorf("a question is not answered: %s", unreadable.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) { // an escaping exception would stop the channel for good
            Log.error("a bug while answering a question", bug);
        }
        return message.ack();
    }
}
