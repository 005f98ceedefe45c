package org.substra.api.peer;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;

/** Writes what comes into a draft, piece after piece, off the event loop; slows the sender when the disk is slow. */
final class DraftSink implements WriteStream<Buffer> {

    private static final int FULL = 1 << 20;

    private final Draft draft;
    private final DiskWork disk;
    private final Pace pace;
    private Future<Void> written = Future.succeededFuture();
    private int waiting;
    private @Nullable Handler<Void> drain;
    private @Nullable Handler<Throwable> failed;

    DraftSink(Draft draft, DiskWork disk, Pace pace) {
        this.draft = draft;
        this.disk = disk;
        this.pace = pace;
    }

    /** Does this before anything is written; what comes meanwhile waits, and so does not get lost when the sender is gone. */
    DraftSink after(Callable<Void> preparation) {
        written = written.compose(_ -> disk.run(preparation));
        written.onFailure(this::fail);
        return this;
    }

    /** Done when nothing more is being written; fails when something could not be. */
    Future<Void> settled() {
        return written;
    }

    @Override
    public Future<Void> write(Buffer data) {
        waiting += data.length();
        pace.came(data.length());
        written = written.compose(_ -> disk.run(() -> {
            draft.write(ByteBuffer.wrap(data.getBytes()));
            return null;
        }));
        return written.onComplete(outcome -> done(data.length(), outcome));
    }

    private void done(int length, AsyncResult<Void> outcome) {
        waiting -= length;
        if (outcome.failed()) {
            fail(outcome.cause());
        } else if (drain != null && waiting < FULL / 2) {
            drain.handle(null);
        }
    }

    private void fail(Throwable cause) {
        if (failed != null) {
            failed.handle(cause);
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
        if (handler != null) {
            written.onComplete(handler);
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
