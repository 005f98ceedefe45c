package org.substra.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Await;

@QuarkusTest
class DatabaseAwayTest {

    private static final String OWN_END = "select pg_terminate_backend(pg_backend_pid())";

    private final Pool pool;
    private final Vertx vertx;

    DatabaseAwayTest(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    @Test
    void a_connection_that_the_server_ends() {
        assertThat(DatabaseAway.isCauseOf(failureOf(OWN_END))).isTrue();
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(failureOf(OWN_END))))
                .isTrue();
    }

    @Test
    void a_connection_that_breaks() {
        assertThat(DatabaseAway.isCauseOf(new CompletionException(new SocketException("Connection reset"))))
                .isTrue();
    }

    @Test
    void a_server_that_is_not_there() throws IOException {
        var nowhere = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(closedPort())
                .setDatabase("none")
                .setUser("nobody");

        Throwable refused = catchThrowable(() -> Await.result(() -> Uni.createFrom()
                .completionStage(PgConnection.connect(vertx, nowhere).toCompletionStage())));

        assertThat(DatabaseAway.isCauseOf(refused)).isTrue();
    }

    @Test
    void what_a_statement_does_wrong_is_a_bug() {
        assertThat(DatabaseAway.isCauseOf(failureOf("select 1 / 0"))).isFalse();
        assertThat(DatabaseAway.isCauseOf(failureOf("select nonsense"))).isFalse();
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException("a bug"))).isFalse();
    }

    private Throwable failureOf(String sql) {
        return catchThrowable(() -> Await.result(() -> pool.query(sql).execute()));
    }

    private static int closedPort() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
