package org.substra.worker.output;

/** What one container has taken of the volume since there was room for all. Bytes. */
final class Growth {

    private static final long UNKNOWN = -1;

    private long before = UNKNOWN;
    private long now;
    private long freeInNeed = UNKNOWN;
    private long inNeedAt;
    private boolean stopped;

    /** So much was seen. */
    synchronized void note(long bytes) {
        now = bytes;
        if (before == UNKNOWN) {
            before = bytes;
        }
    }

    /** There is room: what was taken until now has harmed nobody. */
    synchronized void forgive() {
        if (before != UNKNOWN) {
            before = now;
        }
    }

    /** The reserve is touched, and the container still runs. */
    synchronized void noteNeed(long free) {
        if (!stopped) {
            freeInNeed = free;
            inNeedAt = System.nanoTime();
        }
    }

    /** The container is being stopped. */
    synchronized void noteStop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Whether the reserve was touched while the container ran. */
    synchronized boolean wasInNeed() {
        return freeInNeed != UNKNOWN;
    }

    synchronized long freeInNeed() {
        return freeInNeed;
    }

    /** Whether the reserve was touched for the last time after that moment. */
    synchronized boolean wasInNeedAfter(long nanoTime) {
        return wasInNeed() && inNeedAt - nanoTime > 0;
    }

    synchronized long visible() {
        return Math.max(0, now - before);
    }

    /** What has come free since: files that the container had deleted and kept open, if it is the only one that ended. */
    synchronized long hidden(long free) {
        return wasInNeed() ? Math.max(0, free - freeInNeed) : 0;
    }
}
