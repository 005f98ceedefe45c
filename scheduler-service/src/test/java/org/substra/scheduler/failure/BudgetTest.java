package org.substra.scheduler.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    record Limits(
            int node,
            int build,
            int algo,
            int lost,
            Duration peer,
            Duration pause,
            Duration longestPause,
            Duration settle)
            implements BudgetConfig {}

    private final Budget budget = new Budget(new Limits(
            5,
            2,
            1,
            50,
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30)));

    @ParameterizedTest
    @CsvSource({"NODE, 5, NODE_FAILED", "BUILD, 2, BUILD_FAILED", "ALGO, 1, ALGO_FAILED", "LOST, 50, WORKER_LOST"})
    void is_used_up_by_the_failure_of_a_number(Trouble trouble, int last, FailureCode code) {
        assertThat(budget.exceeded(trouble, last - 1, Duration.ofDays(9))).isEmpty();
        assertThat(budget.exceeded(trouble, last, Duration.ZERO)).contains(code);
    }

    @Test
    void of_waiting_for_a_peer_is_time() {
        assertThat(budget.exceeded(Trouble.PEER, 1000, Duration.ofMinutes(9))).isEmpty();
        assertThat(budget.exceeded(Trouble.PEER, 1, Duration.ofMinutes(10))).contains(FailureCode.PEER_SILENT);
    }

    @Test
    void lets_pauses_grow_up_to_a_limit() {
        assertThat(budget.pause(Trouble.NODE, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(budget.pause(Trouble.NODE, 4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(budget.pause(Trouble.PEER, 6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.pause(Trouble.PEER, Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.pause(Trouble.LOST, 3)).isZero();
    }

    @Test
    void failures_have_codes_of_the_form_that_the_ledger_wants() {
        assertThat(FailureCode.PARENT_FAILED.draw()).matches("\\[00-01-0101-[0-9a-f]{7}]");
    }
}
