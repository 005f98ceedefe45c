package org.substra.scheduler.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.substra.contract.Position;

class FeedTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Position OLD = new Position(1, 0);
    private static final Position NEW = new Position(2, 0);

    private final Feed feed = new Feed("mychannel");

    @Test
    void is_well_when_it_has_applied_what_the_last_beat_names() {
        caughtUpAt(NEW);

        assertThat(feed.beat(NEW, NOW)).isFalse();
        assertThat(trouble(NOW)).isNull();
    }

    @Test
    void has_to_catch_up_with_a_newer_beat_and_is_in_trouble_when_it_cannot() {
        caughtUpAt(OLD);

        assertThat(feed.beat(NEW, NOW)).isTrue();
        assertThat(trouble(NOW)).isNull();
        feed.beat(NEW, NOW.plusSeconds(11));
        assertThat(trouble(NOW.plusSeconds(11))).contains("at 1.0 and behind 2.0 since");
        feed.applied(NEW, NOW.plusSeconds(12));
        assertThat(trouble(NOW.plusSeconds(12))).isNull();
    }

    @Test
    void is_in_trouble_without_beats() {
        caughtUpAt(OLD);
        assertThat(trouble(NOW)).contains("no beat");

        feed.beat(OLD, NOW);
        assertThat(trouble(NOW.plusSeconds(9))).isNull();
        assertThat(trouble(NOW.plusSeconds(11))).contains("no beat");
    }

    @Test
    void is_in_trouble_until_it_has_caught_up() {
        assertThat(feed.beat(null, NOW)).isTrue();
        assertThat(trouble(NOW)).contains("still catching up");
    }

    @Test
    void stays_stopped() {
        caughtUpAt(OLD);
        feed.beat(OLD, NOW);

        feed.stop("not an event");

        assertThat(feed.isStopped()).isTrue();
        assertThat(feed.isCaughtUp()).isFalse();
        assertThat(trouble(NOW)).isEqualTo("mychannel: stopped: not an event");
    }

    private void caughtUpAt(Position position) {
        feed.applied(position, NOW);
        feed.caughtUp();
    }

    private String trouble(Instant at) {
        return feed.trouble(LIMIT, LIMIT, at);
    }
}
