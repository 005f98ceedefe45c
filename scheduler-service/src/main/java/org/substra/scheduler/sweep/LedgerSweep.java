package org.substra.scheduler.sweep;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.substra.scheduler.comparison.Comparison;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.events.CatchUp;
import org.substra.scheduler.feed.FeedConfig;
import org.substra.scheduler.feed.Feeds;

/** What is asked of the ledger adapter without being told to; apart from the {@link Sweep}, which never waits for it. */
@ApplicationScoped
class LedgerSweep {

    private final Feeds feeds;
    private final CatchUp catchUp;
    private final Comparison comparison;
    private final FeedConfig config;

    LedgerSweep(Feeds feeds, CatchUp catchUp, Comparison comparison, FeedConfig config) {
        this.feeds = feeds;
        this.catchUp = catchUp;
        this.comparison = comparison;
        this.config = config;
    }

    @Scheduled(every = "${substra.sweep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Attempt.at("catch up with the ledger", () -> InOrder.each(behind(), catchUp::run))
                .chain(() -> Attempt.at("compare the backlog", () -> InOrder.map(due(), comparison::run)));
    }

    /** An adapter that pushes nothing may still answer. */
    private List<String> behind() {
        Instant now = Instant.now();
        return feeds.channels().stream()
                .filter(channel -> feeds.following(channel)
                        .filter(feed -> !feed.isCaughtUp() || feed.isSilent(config.beatLimit(), now))
                        .isPresent())
                .toList();
    }

    private List<String> due() {
        return feeds.caughtUp().stream()
                .filter(channel -> comparison.isDue(channel, Instant.now()))
                .toList();
    }
}
