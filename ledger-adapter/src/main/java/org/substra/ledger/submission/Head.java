package org.substra.ledger.submission;

import java.sql.SQLException;
import java.time.Duration;
import org.substra.ledger.channel.Follower;
import org.substra.ledger.channel.FollowerState;
import org.substra.ledger.log.SharedLog;

/** The newest entry of the log, as the log itself says, and the way there. */
public final class Head {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String channel;
    private final SharedLog log;
    private final Follower follower;

    public Head(String channel, SharedLog log, Follower follower) {
        this.channel = channel;
        this.log = log;
        this.follower = follower;
    }

    /**
     * Waits until whatever the log holds now is executed.
     *
     * @throws LedgerUnavailable when the log does not answer, or its entries are not executed for long
     */
    public void reach() throws InterruptedException {
        try {
            long last = log.last(channel);
            follower.wake();
            if (!follower.awaitExecuted(last, PATIENCE)) {
                throw new LedgerUnavailable(
                        "channel " + channel + " is not executed up to entry " + last + " yet: " + follower.state());
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the log does not answer: " + e.getMessage(), e);
        }
    }

    /** Makes sure that the log answers and that this adapter follows it: what is appended now is executed soon. */
    void requireFollowing() throws SQLException {
        if (!(follower.state() instanceof FollowerState.Following)) {
            throw new LedgerUnavailable("channel " + channel + ": " + follower.state());
        }
        log.last(channel);
    }

    /** The log has grown. */
    void grown() {
        follower.wake();
    }
}
