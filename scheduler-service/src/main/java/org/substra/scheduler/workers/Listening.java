package org.substra.scheduler.workers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.substra.scheduler.fleet.LeaseConfig;

/**
 * Whether this scheduler has heard what workers have to say. Leases are counted from reading, so after a pause of
 * its own (start, suspension, lost broker) it first reads what lies in the queue, and ends no lease before.
 */
@ApplicationScoped
public class Listening {

    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Duration lease;
    private Instant since;
    private Instant lastHeard = Instant.MIN;
    private Instant lastLook;

    Listening(LeaseConfig lease) {
        this.lease = lease.length();
        this.since = Instant.now();
        this.lastLook = since;
    }

    /** A message of a worker has been dealt with. */
    synchronized void heard(Instant now) {
        lastHeard = now;
    }

    /**
     * Looks again, as the sweep does regularly.
     *
     * @param connected whether messages of workers arrive at all now
     * @param expectedPause between two looks; a much longer one means that this process stood still
     * @return whether everything said before this process could listen has been read: it was quiet for a moment, or, where it
     *     never is, a whole lease has passed
     */
    public synchronized boolean isCaughtUp(boolean connected, Duration expectedPause, Instant now) {
        boolean stoodStill = lastLook.plus(expectedPause.multipliedBy(3)).isBefore(now);
        lastLook = now;
        if (!connected || stoodStill) {
            since = now;
            return false;
        }
        boolean quiet = since.plus(QUIET).isBefore(now) && lastHeard.plus(QUIET).isBefore(now);
        return quiet || since.plus(lease).isBefore(now);
    }
}
