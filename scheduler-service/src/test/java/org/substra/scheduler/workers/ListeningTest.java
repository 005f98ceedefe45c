package org.substra.scheduler.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.substra.scheduler.fleet.LeaseConfig;

class ListeningTest {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Listening listening = new Listening(new LeaseConfig() {
        @Override
        public Duration length() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int forgetAfter() {
            return 20;
        }
    });
    private Instant now = Instant.now();

    @Test
    void has_caught_up_after_start_once_it_was_quiet_for_a_moment() {
        assertThat(look(Duration.ZERO, true)).isFalse();
        assertThat(look(EVERY, true)).isTrue();
    }

    @Test
    void has_to_catch_up_after_it_stood_still() {
        look(EVERY, true);
        assertThat(look(EVERY, true)).isTrue();

        assertThat(look(Duration.ofMinutes(2), true)).isFalse();
        assertThat(look(EVERY, true)).isTrue();
    }

    @Test
    void has_to_catch_up_after_the_broker_was_away() {
        assertThat(look(EVERY, false)).isFalse();
        assertThat(look(EVERY, false)).isFalse();
        assertThat(look(Duration.ofMillis(500), true)).isFalse();
        assertThat(look(EVERY, true)).isTrue();
    }

    @Test
    void does_not_wait_for_ever_where_it_is_never_quiet() {
        look(Duration.ZERO, true);
        for (int second = 0; second < 28; second += 2) {
            assertThat(lookWhileTalking()).isFalse();
        }
        lookWhileTalking();
        assertThat(lookWhileTalking()).isTrue();
    }

    private boolean look(Duration later, boolean connected) {
        now = now.plus(later);
        return listening.isCaughtUp(connected, EVERY, now);
    }

    private boolean lookWhileTalking() {
        now = now.plus(EVERY);
        listening.heard(now);
        return listening.isCaughtUp(true, EVERY, now);
    }
}
