package org.substra.scheduler.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PatienceTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final Pool pool;

    PatienceTest(Pool pool) {
        this.pool = pool;
    }

    @Test
    void what_does_not_end_is_given_up() {
        Uni<Void> lost = Patience.with(Uni.createFrom().nothing(), SHORT);

        assertThatThrownBy(() -> lost.await().atMost(Duration.ofSeconds(10)))
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void what_ends_is_left_alone() {
        Uni<String> done = Patience.with(Uni.createFrom().item("done"), SHORT);

        assertThat(done.await().atMost(Duration.ofSeconds(10))).isEqualTo("done");
    }

    @Test
    void the_database_gives_up_a_transaction_that_is_left_open() {
        var rows = pool.query("show idle_in_transaction_session_timeout").executeAndAwait();

        assertThat(rows.iterator().next().getString(0)).isEqualTo("1min");
    }
}
