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

    /** Sends one batch; the rows are gone when the broker has confirmed it. Answers whether there may be more. */
    @WithTransaction
    public Uni<Boolean> relay() {
        return outbox.take(config.batch()).call(this::sendAll).map(batch -> batch.size() == config.batch());
    }

    /** They leave in their order, and are confirmed side by side. */
    private Uni<Void> sendAll(List<OutboxMessage> batch) {
        Instant now = Instant.now();
        List<Uni<Void>> sending = batch.stream()
                .filter(message -> isWanted(message, now))
                .map(message -> send(message, now))
                .toList();
        return sending.isEmpty()
                ? Uni.createFrom().voidItem()
                : confirmed(sending).replaceWithVoid();
    }

    private Uni<List<Void>> confirmed(List<Uni<Void>> sending) {
        return Uni.join()
                .all(sending)
                .andFailFast()
                .ifNoItem()
                .after(config.confirmWithin())
                .fail()
                .emitOn(here());
    }

    private static boolean isWanted(OutboxMessage message, Instant now) {
        Duration left = message.left(now);
        return left == null || left.isPositive();
    }

    private Uni<Void> send(OutboxMessage message, Instant now) {
        return sender.send(message, message.left(now)).invoke(() -> sent(message));
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
