package org.substra.api.computeplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.testing.Given;
import org.substra.contract.Key;

/** What is told of a plan when it cannot be read after the ledger's verdict. */
class PlansTest {

    private final Key plan = Given.key(Given.word());

    @Test
    void a_lost_database_makes_the_answer_late_and_names_the_plan() {
        Throwable told = told(new IllegalStateException(new SocketException("Connection reset")));

        assertThat(told).isInstanceOf(PlanFailure.class).hasCauseInstanceOf(LedgerTimeout.class);
        assertThat(((PlanFailure) told).plan()).isEqualTo(plan);
    }

    @Test
    void so_does_a_ledger_that_is_away_by_then() {
        assertThat(told(new LedgerUnavailable("away"))).hasCauseInstanceOf(LedgerTimeout.class);
    }

    @Test
    void a_bug_stays_one() {
        var bug = new IllegalStateException("a bug");

        assertThat(told(bug)).isSameAs(bug);
    }

    private Throwable told(RuntimeException failure) {
        return catchThrowable(() ->
                Plans.settled(plan, Uni.createFrom().failure(failure)).await().indefinitely());
    }
}
