package org.substra.scheduler.events;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.substra.contract.Refusal;
import org.substra.contract.message.QueryAnswer;
import org.substra.scheduler.backlog.Told;
import org.substra.scheduler.dispatch.Dispatch;
import org.substra.scheduler.feed.Feed;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.feed.Positions;
import org.substra.scheduler.ledger.AdapterSilent;
import org.substra.scheduler.ledger.Questions;
import org.substra.scheduler.step.Step;
import org.substra.scheduler.step.Steps;

/** Asks the adapter for the events after the stored position, page by page, until there are none. */
@ApplicationScoped
public class CatchUp {

    private final Feeds feeds;
    private final Positions positions;
    private final Questions questions;
    private final EventApplication application;
    private final Dispatch dispatch;
    private final Steps steps;

    CatchUp(
            Feeds feeds,
            Positions positions,
            Questions questions,
            EventApplication application,
            Dispatch dispatch,
            Steps steps) {
        this.feeds = feeds;
        this.positions = positions;
        this.questions = questions;
        this.application = application;
        this.dispatch = dispatch;
        this.steps = steps;
    }

    /** Follows a channel to its end, then has assigned. Never fails: the next beat tries again what failed here. */
    public Uni<Void> run(String channel) {
        Feed feed = feeds.of(channel).orElseThrow();
        return pages(channel, feed)
                .invoke(feed::caughtUp)
                .invoke(dispatch::wake)
                .onFailure()
                .invoke(failure -> note(feed, channel, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> pages(String channel, Feed feed) {
        return positions
                .current(channel)
                .invoke(position -> feed.applied(position.orElse(null), Instant.now()))
                .chain(position -> questions.eventsAfter(channel, position.orElse(null)))
                .chain(page -> page.events().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : apply(channel, page).chain(() -> pages(channel, feed)));
    }

    private Uni<Void> apply(String channel, QueryAnswer.Events page) {
        return application.apply(channel, Told.of(page.events())).chain(progress -> {
            if (progress.touched()) {
                steps.pass(Step.RECEIVED);
            }
            return progress.gap()
                    ? Uni.createFrom().failure(new BrokenPage(page, progress))
                    : Uni.createFrom().voidItem();
        });
    }

    private static void note(Feed feed, String channel, Throwable failure) {
        switch (failure) {
            case Refusal unreadable -> {
                feed.stop(unreadable.getMessage());
                Log.errorf(
                        "channel %s: stopped, a page of events cannot be read: %s", channel, unreadable.getMessage());
            }
            case AdapterSilent silent ->
                Log.warnf("channel %s: the next beat tries again: %s", channel, silent.getMessage());
            case BrokenPage broken -> Log.errorf("channel %s: %s", channel, broken.getMessage());
            default -> Log.errorf(failure, "channel %s: cannot catch up now, the next beat tries again", channel);
        }
    }
}
