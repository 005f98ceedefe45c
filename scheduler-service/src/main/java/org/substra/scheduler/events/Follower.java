package org.substra.scheduler.events;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.event.Event;
import org.substra.contract.message.Beat;
import org.substra.scheduler.dispatch.Dispatch;
import org.substra.scheduler.feed.Feed;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.step.Step;
import org.substra.scheduler.step.Steps;

/** Follows the channels: applies what comes next, assigns at once what it makes runnable, and asks where something is missing. */
@ApplicationScoped
class Follower {

    private final Feeds feeds;
    private final EventApplication application;
    private final CatchUp catchUp;
    private final Dispatch dispatch;
    private final Steps steps;

    Follower(Feeds feeds, EventApplication application, CatchUp catchUp, Dispatch dispatch, Steps steps) {
        this.feeds = feeds;
        this.application = application;
        this.catchUp = catchUp;
        this.dispatch = dispatch;
        this.steps = steps;
    }

    Uni<Void> on(Event event, @Nullable String traceparent) {
        return feeds.following(event.channel())
                .map(feed -> application
                        .apply(event.channel(), List.of(event), traceparent)
                        .chain(progress -> then(event.channel(), feed, progress)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Void> on(Beat beat) {
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
        if (!progress.touched()) {
            return Uni.createFrom().voidItem();
        }
        steps.pass(Step.RECEIVED);
        return dispatch.run();
    }
}
