package org.substra.scheduler.outbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.step.Step;
import org.substra.scheduler.step.Steps;

/** Moves stored messages to the broker, oldest first, at least once. Several relays share the work. */
@ApplicationScoped
public class OutboxRelay {

    private final Outbox outbox;
    private final OutboxSender sender;
    private final OutboxConfig config;
    private final OutboxMetrics metrics;
    private final Steps steps;

    OutboxRelay(Outbox outbox, OutboxSender sender, OutboxConfig config, OutboxMetrics metrics, Steps steps) {
        this.outbox = outbox;
        this.sender = sender;
        this.config = config;
        this.metrics = metrics;
        this.steps = steps;
    }

    /** Sends one batch; the rows go away after the broker's confirm. Answers whether there may be more. */
    @WithTransaction
    public Uni<Boolean> relay() {
        return outbox.claim(config.batch()).call(this::sendAll).map(batch -> batch.size() == config.batch());
    }

    private Uni<Void> sendAll(List<OutboxMessage> batch) {
        return InOrder.each(batch, this::send).chain(() -> outbox.forget(batch));
    }

    /** A message that nobody wants any more is not sent. */
    private Uni<Void> send(OutboxMessage message) {
        Duration left = message.left(Instant.now());
        if (left != null && !left.isPositive()) {
            return Uni.createFrom().voidItem();
        }
        return sender.send(message, left)
                .ifNoItem()
                .after(config.confirmWithin())
                .fail()
                .emitOn(here())
                .invoke(() -> sent(message));
    }

    /** Where this runs now: a session lives on one context, while confirmations and time-outs come on other threads. */
    private static Executor here() {
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("the outbox is relayed within a transaction, which has a context");
        }
        return MutinyHelper.executor(context);
    }

    private void sent(OutboxMessage message) {
        if (message.target == Target.TASKS) {
            metrics.taskSent(message.todoAt);
            steps.pass(Step.SENT);
        }
    }
}
