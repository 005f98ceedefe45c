package org.substra.scheduler.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;

/** How this process follows one channel. Lost with the process; the position itself is in the database. */
public final class Feed {

    private final String channel;
    private boolean caughtUp;
    private @Nullable String stopped;
    private @Nullable Position applied;
    private @Nullable Position head;
    private @Nullable Instant beatAt;
    private @Nullable Instant behindSince;

    Feed(String channel) {
        this.channel = channel;
    }

    /** Notes a beat of the adapter. Answers whether there is something to catch up with. */
    public synchronized boolean beat(@Nullable Position newest, Instant now) {
        beatAt = now;
        head = newest;
        measure(now);
        return !caughtUp || behindSince != null;
    }

    /** Notes how far events have been applied. */
    public synchronized void applied(@Nullable Position position, Instant now) {
        applied = position;
        measure(now);
    }

    /** Every event that existed when this process began has been applied, so what the backlog says is true. */
    public synchronized void caughtUp() {
        caughtUp = true;
    }

    /** Nothing more is applied: an event could not be read, and none is ever skipped. */
    public synchronized void stop(String reason) {
        stopped = reason;
        caughtUp = false;
    }

    /** How long something has been missing here that the adapter has told of; zero when nothing is. */
    synchronized Duration lag(Instant now) {
        return behindSince == null ? Duration.ZERO : Duration.between(behindSince, now);
    }

    /** Nothing was heard of the adapter for so long. */
    public synchronized boolean isSilent(Duration limit, Instant now) {
        return beatAt == null || beatAt.plus(limit).isBefore(now);
    }

    String channel() {
        return channel;
    }

    public synchronized boolean isCaughtUp() {
        return caughtUp;
    }

    public synchronized boolean isStopped() {
        return stopped != null;
    }

    /** What is wrong with it now; null when it is well. */
    synchronized @Nullable String trouble(Duration lagLimit, Duration beatLimit, Instant now) {
        if (stopped != null) {
            return channel + ": stopped: " + stopped;
        }
        if (!caughtUp) {
            return channel + ": still catching up";
        }
        if (isSilent(beatLimit, now)) {
            return channel + ": no beat of the ledger adapter for " + beatLimit;
        }
        if (behindSince != null && behindSince.plus(lagLimit).isBefore(now)) {
            return channel + ": at " + applied + " and behind " + head + " since " + behindSince;
        }
        return null;
    }

    private void measure(Instant now) {
        boolean behind = head != null && (applied == null || head.isAfter(applied));
        if (!behind) {
            behindSince = null;
        } else if (behindSince == null) {
            behindSince = now;
        }
    }
}
