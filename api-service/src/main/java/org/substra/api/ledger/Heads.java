package org.substra.api.ledger;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.api.broker.CallerContext;
import org.substra.api.broker.LedgerAdapter;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.readmodel.ReadModel;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;

/** Makes a miss final: what is not there once the read model has reached the ledger's head is nowhere. */
@ApplicationScoped
public class Heads {

    private final LedgerAdapter adapter;
    private final ReadModel readModel;
    private final LedgerConfig config;
    private final Map<String, SharedQuestion> questions = new ConcurrentHashMap<>();

    Heads(LedgerAdapter adapter, ReadModel readModel, LedgerConfig config) {
        this.adapter = adapter;
        this.readModel = readModel;
        this.config = config;
    }

    /**
     * Looks something up and, when it is not there, once more after {@link #catchUp}. Every look-up by
     * key or hash goes this way; the item is null when the ledger knows no such thing, and that is final.
     *
     * <p>Fails with {@link LedgerUnavailable} when that cannot be said now.
     *
     * @param lookUp asks the read model, anew each time
     */
    public <T> Uni<@Nullable T> find(String channel, Supplier<Uni<@Nullable T>> lookUp) {
        return lookUp.get().onItem().ifNull().switchTo(() -> catchUp(channel).chain(lookUp::get));
    }

    /**
     * Asks the ledger for its newest event and waits until the read model has it. Simultaneous
     * callers share the question, but never one that was sent before they came.
     */
    public Uni<Void> catchUp(String channel) {
        return CallerContext.back(questions
                .computeIfAbsent(channel, _ -> new SharedQuestion(() -> reachHead(channel)))
                .ask());
    }

    private Uni<Void> reachHead(String channel) {
        var question = new QueryMessage.Head(Message.VERSION, UUID.randomUUID().toString(), channel);
        return adapter.ask(question, config.questionPatience()).chain(answer -> switch (answer) {
            case QueryAnswer.Head head -> reach(head);
            case QueryAnswer.Failed failed -> Uni.createFrom().failure(unavailable(failed.message()));
            case QueryAnswer.Events _, QueryAnswer.Unfinished _ ->
                Uni.createFrom().failure(unavailable("its adapter answered another question"));
        });
    }

    private Uni<Void> reach(QueryAnswer.Head head) {
        if (head.position() == null) {
            return Uni.createFrom().voidItem();
        }
        return readModel
                .reached(head.channel(), head.position())
                .ifNoItem()
                .after(config.patience())
                .fail()
                .onFailure(TimeoutException.class)
                .transform(_ -> unavailable("this node is behind it"));
    }

    private static LedgerUnavailable unavailable(String why) {
        return new LedgerUnavailable("the ledger cannot say whether this exists: " + why);
    }
}
