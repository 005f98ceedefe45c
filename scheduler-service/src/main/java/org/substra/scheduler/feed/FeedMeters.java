package org.substra.scheduler.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** Metrics of how each channel is followed. */
@ApplicationScoped
class FeedMeters {

    private static final double MILLIS = 1000;

    private final Feeds feeds;
    private final MeterRegistry meters;

    FeedMeters(Feeds feeds, MeterRegistry meters) {
        this.feeds = feeds;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        feeds.all().forEach(this::register);
    }

    private void register(Feed feed) {
        Gauge.builder(
                        "substra.feed.lag.seconds",
                        feed,
                        known -> known.lag(Instant.now()).toMillis() / MILLIS)
                .description("how long the backlog has been without something that the ledger has")
                .tag("channel", feed.channel())
                .register(meters);
    }
}
