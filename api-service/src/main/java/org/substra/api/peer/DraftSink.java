package org.substra.api.peer;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;

/**
 * Writes what comes into a draft, in its order, off the event loop; slows the sender when the disk is slow. What has come while
 * something was being written is written together, and what has come when a write fails fails with it.
 */
final class DraftSink implements WriteStream<Buffer> {

    private static final int FULL = 1 << 20;

    /** Something to be done with the draft. */
    private record Step(Callable<Void> work, int length, Promise<Void> done) {}

    private final Draft draft;
    private final DiskWork disk;
    private final Pace pace;
    private final Promise<Void> settled = Promise.promise();
    private List<Step> next = new ArrayList<>();
    private boolean busy;
    private boolean ended;
    private int waiting;
    private @Nullable Throwable failure;
    private @Nullable Handler<Void> drain;
    private @Nullable Handler<Throwable> failed;

    DraftSink(Draft draft, DiskWork disk, Pace pace) {
        this.draft = draft;
        this.disk = disk;
        this.pace = pace;
    }

    /** Does this before anything is written; what comes meanwhile waits, and so does not get lost when the sender is gone. */
    void first(Callable<Void> preparation) {
        add(preparation, 0);
    }

    /** Nothing comes any more: done when nothing is being written; fails when something could not be. */
    Future<Void> settled() {
        ended = true;
        settleWhenIdle();
        return settled.future();
    }

    @Override
    public Future<Void> write(Buffer data) {
        pace.came(data.length());
        return add(
                () -> {
                    draft.write(ByteBuffer.wrap(data.getBytes()));
                    return null;
                },
                data.length());
    }

    private Future<Void> add(Callable<Void> work, int length) {
        if (failure != null) {
            return Future.failedFuture(failure);
        }
        var step = new Step(work, length, Promise.promise());
        next.add(step);
        waiting += length;
        if (!busy) {
            go();
        }
        return step.done().future();
    }

    private void go() {
        busy = true;
        List<Step> steps = next;
        next = new ArrayList<>();
        disk.run(() -> {
                    for (Step step : steps) {
                        step.work().call();
                    }
                    return null;
                })
                .onComplete(outcome -> gone(steps, outcome));
    }

    private void gone(List<Step> steps, AsyncResult<Void> outcome) {
        if (outcome.failed()) {
            failure = outcome.cause();
            steps.addAll(next);
            next.clear();
        }
        for (Step step : steps) {
            waiting -= step.length();
            step.done().handle(outcome);
        }
        if (failure != null && failed != null) {
            failed.handle(failure);
        } else if (failure == null && drain != null && waiting < FULL / 2) {
            drain.handle(null);
        }
        if (next.isEmpty()) {
            busy = false;
            settleWhenIdle();
        } else {
            go();
        }
    }

    private void settleWhenIdle() {
        if (ended && !busy) {
            if (failure == null) {
                settled.tryComplete();
            } else {
                settled.tryFail(failure);
            }
        }
    }

    @Override
    public void write(Buffer data, @Nullable Handler<AsyncResult<Void>> handler) {
        Future<Void> done = write(data);
        if (handler != null) {
            done.onComplete(handler);
        }
    }

    @Override
    public void end(@Nullable Handler<AsyncResult<Void>> handler) {
        Future<Void> done = settled();
        if (handler != null) {
            done.onComplete(handler);
        }
    }

    @Override
    public boolean writeQueueFull() {
        return waiting >= FULL;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
        return this;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        drain = handler;
        return this;
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        return this;
    }
}
