package org.substra.ledger.channel;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.substra.ledger.execution.Committed;
import org.substra.ledger.execution.DatabaseFailure;
import org.substra.ledger.execution.Divergence;
import org.substra.ledger.execution.Executor;
import org.substra.ledger.execution.Executor.Step;
import org.substra.ledger.execution.Tip;

/** One channel's executor, run whenever the log has grown. Woken by notifications; a slow look is the net. */
public final class Follower implements Runnable {

    private static final Duration SLOW_LOOK = Duration.ofSeconds(1);
    private static final FollowerState NOT_BEGUN =
            new FollowerState.Waiting("the log has no entry 0 yet: write it with the command genesis");

    private final String channel;
    private final Executor executor;
    private final Consumer<Committed> published;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition advanced = lock.newCondition();
    private volatile FollowerState state = new FollowerState.CatchingUp();
    private volatile boolean running = true;
    private volatile long atEndNanos = System.nanoTime();
    private boolean more;
    private long number = -1;

    public Follower(String channel, Executor executor, Consumer<Committed> published) {
        this.channel = channel;
        this.executor = executor;
        this.published = published;
    }

    public FollowerState state() {
        return state;
    }

    /** How long ago the end of the log was reached for the last time; below two seconds when all is well. */
    public Duration lag() {
        return Duration.ofNanos(System.nanoTime() - atEndNanos);
    }

    /** The last executed entry; -1 before the first. */
    public long executed() {
        lock.lock();
        try {
            return number;
        } finally {
            lock.unlock();
        }
    }

    public Tip tip() throws SQLException {
        return executor.tip();
    }

    /** The log may have grown. */
    public void wake() {
        signal(() -> {
            more = true;
            woken.signal();
        });
    }

    public void stop() {
        running = false;
        wake();
    }

    @Override
    public void run() {
        while (running && !(state instanceof FollowerState.Stopped)) {
            look();
            sleep();
        }
    }

    /** Waits until the entry is executed; false when it is not by then, or never will be. */
    public boolean awaitExecuted(long entry, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (number < entry) {
                if (nanos <= 0 || state instanceof FollowerState.Stopped) {
                    return false;
                }
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            Step step;
            do {
                step = executor.step(published);
                long executed = step.tip().number();
                signal(() -> {
                    number = executed;
                    advanced.signalAll();
                });
            } while (step.more() && running);
            atEndNanos = System.nanoTime();
            state = step.tip().number() < 0 ? NOT_BEGUN : new FollowerState.Following();
        } catch (Divergence divergence) {
            Log.errorf(divergence, "stopped following: %s", divergence.getMessage());
            state = new FollowerState.Stopped(String.valueOf(divergence.getMessage()));
            signal(advanced::signalAll);
        } catch (SQLException | DatabaseFailure e) {
            Log.warnf("channel %s: a database does not answer, trying again: %s", channel, e.getMessage());
            state = new FollowerState.Waiting(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error bug) { // a follower that dies of it would look like one that follows
            Log.errorf(bug, "channel %s: a bug while following the log", channel);
            state = new FollowerState.Waiting("a bug: " + bug);
        }
    }

    private void sleep() {
        lock.lock();
        try {
            if (!more && running) {
                boolean byTime = !woken.await(SLOW_LOOK.toMillis(), TimeUnit.MILLISECONDS);
                Log.tracef("channel %s: looking again, %s", channel, byTime ? "by time" : "woken");
            }
            more = false;
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
