package org.substra.scheduler.events;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.contract.event.Event;
import org.substra.contract.message.Beat;
import org.substra.scheduler.backlog.Told;
import org.substra.scheduler.database.FreshContext;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.database.Patience;
import org.substra.scheduler.database.Rounds;
import org.substra.scheduler.dispatch.Dispatch;
import org.substra.scheduler.feed.Feed;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.step.Step;
import org.substra.scheduler.step.Steps;

/**
 * Follows the channels: applies what comes next, assigns at once what it makes runnable, and asks where something is missing.
 * What comes while that is done is done in one go afterwards.
 */
@ApplicationScoped
class Follower {

    private static final int PENDING_BYTES = 4 << 20;

    private final Arrivals arrivals = new Arrivals(PENDING_BYTES);
    private final Feeds feeds;
    private final EventApplication application;
    private final CatchUp catchUp;
    private final Dispatch dispatch;
    private final Steps steps;
    private final Rounds rounds;

    Follower(
            Feeds feeds,
            EventApplication application,
            CatchUp catchUp,
            Dispatch dispatch,
            Steps steps,
            FreshContext context) {
        this.feeds = feeds;
        this.application = application;
        this.catchUp = catchUp;
        this.dispatch = dispatch;
        this.steps = steps;
        this.rounds = new Rounds(this::follow, context);
    }

    /** @param bytes as received */
    void on(Event event, @Nullable String traceparent, int bytes) {
        arrivals.add(new Told(event, traceparent), bytes);
        rounds.join();
    }

    void on(Beat beat) {
        arrivals.add(beat);
        rounds.join();
    }

    private Uni<Void> follow() {
        var taken = arrivals.take();
        return InOrder.each(
                        List.copyOf(taken.events().entrySet()),
                        one -> safely(() -> follow(one.getKey(), one.getValue())))
                .chain(() -> InOrder.each(List.copyOf(taken.beats().values()), beat -> safely(() -> follow(beat))));
    }

    private static Uni<Void> safely(Supplier<Uni<Void>> work) {
        return Patience.with(Uni.createFrom().deferred(work::get))
                .onFailure()
                .invoke(failure -> Log.error("cannot follow the ledger now; the next beat tries again", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> follow(String channel, List<Told> events) {
        return feeds.following(channel)
                .map(feed -> application.apply(channel, events).chain(progress -> then(channel, feed, progress)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> follow(Beat beat) {
        return feeds.following(beat.channel())
                .map(feed -> feed.beat(beat.position(), Instant.now())
                        ? catchUp.run(beat.channel())
                        : Uni.createFrom().voidItem())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> then(String channel, Feed feed, Progress progress) {
        feed.applied(progress.position(), Instant.now());
        if (progress.gap()) {
            return catchUp.run(channel);
        }
        if (progress.touched()) {
            steps.pass(Step.RECEIVED);
            dispatch.wake();
        }
        return Uni.createFrom().voidItem();
    }
}
