package org.substra.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;

class LeaseTest {

    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Attempt ATTEMPT = new Attempt("mychannel", new Key("a".repeat(64)), 1);

    private final long now = System.nanoTime();

    @Test
    void ends_with_a_fifth_left_for_stopping_the_container() {
        var lease = new Lease(ATTEMPT, LENGTH, now);

        assertThat(lease.stopWhenOver(now + Duration.ofSeconds(8).toNanos())).isFalse();
        assertThat(lease.stopWhenOver(now + Duration.ofSeconds(8).toNanos() + 1))
                .isTrue();
        assertThat(lease.stopped()).isCompletedWithValue(StopReason.LEASE_OVER);
    }

    @Test
    void counts_from_the_moment_a_confirmed_renewal_was_sent() {
        var lease = new Lease(ATTEMPT, LENGTH, now - Duration.ofSeconds(7).toNanos());

        lease.renew(now - Duration.ofSeconds(1).toNanos());

        assertThat(lease.stopWhenOver(now + Duration.ofSeconds(6).toNanos())).isFalse();
        assertThat(lease.stopWhenOver(now + Duration.ofSeconds(8).toNanos())).isTrue();
    }

    @Test
    void a_renewal_does_not_bring_back_what_is_over() {
        var lease = new Lease(ATTEMPT, LENGTH, now - Duration.ofSeconds(11).toNanos());

        lease.renew(now);

        assertThatThrownBy(lease::check).isInstanceOf(Stopped.class);
    }

    @Test
    void the_first_reason_to_stop_counts() {
        var lease = new Lease(ATTEMPT, LENGTH, now);

        lease.stop(StopReason.ASKED);
        lease.stop(StopReason.SHUTDOWN);

        assertThatThrownBy(lease::check)
                .isInstanceOfSatisfying(
                        Stopped.class, e -> assertThat(e.reason()).isEqualTo(StopReason.ASKED));
    }

    @Test
    void what_the_scheduler_knows_the_end_of_is_here_but_needs_no_renewal() {
        var leases = new Leases();
        var lease = leases.take(ATTEMPT, LENGTH).orElseThrow();
        assertThat(leases.valid()).containsExactly(lease);

        lease.conclude();

        assertThat(leases.valid()).isEmpty();
        assertThat(leases.attempts()).containsExactly(ATTEMPT);
        lease.check();
    }

    @Test
    void whoever_waits_is_woken_by_the_stop() {
        var lease = new Lease(ATTEMPT, LENGTH, now);
        Thread.ofVirtual().start(() -> lease.stop(StopReason.ASKED));

        assertThatThrownBy(() -> lease.await(new CompletableFuture<String>(), Duration.ofMinutes(1)))
                .isInstanceOf(Stopped.class);
    }

    @Test
    void waiting_ends_with_what_was_wanted_or_with_the_time() {
        var lease = new Lease(ATTEMPT, LENGTH, now);

        assertThat(lease.await(CompletableFuture.completedFuture("here"), Duration.ofMinutes(1)))
                .isEqualTo("here");
        assertThat(lease.await(new CompletableFuture<String>(), Duration.ofMillis(5)))
                .isNull();
    }

    @Test
    void an_attempt_is_leased_once() {
        var leases = new Leases();

        assertThat(leases.take(ATTEMPT, LENGTH)).isPresent();
        assertThat(leases.take(ATTEMPT, LENGTH)).isEmpty();
    }

    @Test
    void the_shortest_lease_sets_the_pace() {
        var leases = new Leases();
        leases.take(ATTEMPT, Duration.ofSeconds(3));

        assertThat(leases.shortest(LENGTH)).isEqualTo(Duration.ofSeconds(3));
    }
}
