package org.substra.ledger.channel;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.substra.ledger.log.SharedLog;

/** Listens to the log's database and wakes the follower of the channel that has grown. */
public final class Notifications implements Runnable {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int WAIT_MILLIS = 5_000;

    private final DataSource log;
    private final Map<String, Follower> followers;
    private volatile boolean running = true;

    public Notifications(DataSource log, Map<String, Follower> followers) {
        this.log = log;
        this.followers = followers;
    }

    public void stop() {
        running = false;
    }

    @Override
    public void run() {
        while (running) {
            try (Connection connection = log.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                Log.debugf("not listening to the log, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + SharedLog.NOTIFICATIONS);
        }
        followers.values().forEach(Follower::wake); // what came while nobody listened
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] told = postgres.getNotifications(WAIT_MILLIS);
            for (PGNotification notification : told == null ? new PGNotification[0] : told) {
                Follower follower = followers.get(notification.getParameter());
                if (follower != null) {
                    follower.wake();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
