package org.substra.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.util.function.LongConsumer;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.substra.api.error.StoreFull;

/**
 * A body on its way. Who sends it must keep sending: one that is cut or stops coming is given up, for the framework would
 * wait for its rest, and keep what has come on the disk, for ever. Runs on the request's event loop.
 */
final class Arrival {

    private static final int SLOW = 408;
    private static final int FULL = 507;
    private static final long CHECK_MILLIS = 250;

    /** What came before the cut may still be on its way to the disk. */
    private static final long SETTLE_MILLIS = 1000;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final ResteasyReactiveRequestContext reader;
    private final HttpConfig config;
    private final Vertx vertx;

    /** For a stream that was read to its last byte does not say that it has ended. */
    private final long length;

    private long seen;
    private long milestone;
    private long milestoneAt = System.nanoTime();

    Arrival(RoutingContext routing, ResteasyReactiveRequestContext reader, HttpConfig config) {
        this.routing = routing;
        this.request = routing.request();
        this.reader = reader;
        this.config = config;
        this.vertx = routing.vertx();
        String said = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        this.length = said == null ? Long.MAX_VALUE : Long.parseLong(said);
    }

    /** @param progress is told how many more bytes have come; may say that the store is full */
    void watch(LongConsumer progress) {
        request.exceptionHandler(_ -> vertx.setTimer(SETTLE_MILLIS, _ -> abandon()));
        long timer = vertx.setPeriodic(CHECK_MILLIS, id -> check(id, progress));
        routing.addEndHandler(_ -> vertx.cancelTimer(timer));
    }

    private void check(long timer, LongConsumer progress) {
        long now = request.bytesRead();
        if (request.isEnded() || now >= length) {
            vertx.cancelTimer(timer);
            return;
        }
        try {
            progress.accept(now - seen);
        } catch (StoreFull full) {
            refuse(FULL, full.getMessage());
        }
        seen = now;
        if (now - milestone >= config.leastProgress().asLongValue()) {
            milestone = now;
            milestoneAt = System.nanoTime();
        } else if (System.nanoTime() - milestoneAt > config.patience().toNanos()) {
            refuse(
                    SLOW,
                    "The body came too slowly: at least "
                            + config.leastProgress().asLongValue() + " bytes within "
                            + config.patience().toSeconds() + " s");
        }
    }

    /** Answers, for what reads the body cannot while it waits for it; the end of the connection is a cut, then. */
    private void refuse(int status, String message) {
        if (!routing.response().headWritten()) {
            routing.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .putHeader(HttpHeaderNames.CONNECTION, "close")
                    .end(new JsonObject().put("message", message).encode())
                    .onComplete(_ -> request.connection().close());
        }
    }

    /** Lets the reader clean up. */
    private void abandon() {
        if (!request.isEnded() && reader.isSuspended()) {
            reader.resume(new EOFException("the body was cut"));
        }
    }
}
