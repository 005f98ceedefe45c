package org.substra.scheduler.feed;

import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the events of every channel are applied up to the adapter's last beat, within the limits. */
@Readiness
class FeedReadiness implements HealthCheck {

    private final Feeds feeds;
    private final FeedConfig config;

    FeedReadiness(Feeds feeds, FeedConfig config) {
        this.feeds = feeds;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var troubles = feeds.all().stream()
                .map(feed -> feed.trouble(config.lagLimit(), config.beatLimit(), Instant.now()))
                .filter(Objects::nonNull)
                .toList();
        var response = HealthCheckResponse.named("ledger events").status(troubles.isEmpty());
        if (!troubles.isEmpty()) {
            response.withData("trouble", String.join("; ", troubles));
        }
        return response.build();
    }
}
