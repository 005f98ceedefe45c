package org.substra.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.substra.api.store.UploadRoom;

/** Decides, when it is known who asks and what, whether the node has room for the body; and watches that it comes. */
class AdmissionFilter {

    private final Capacity capacity;
    private final UploadRoom room;
    private final HttpConfig config;

    AdmissionFilter(Capacity capacity, UploadRoom room, HttpConfig config) {
        this.capacity = capacity;
        this.room = room;
        this.config = config;
    }

    /**
     * Lets in what there is room for.
     *
     * @throws org.substra.api.error.Overloaded when too much is under way
     * @throws org.substra.api.error.StoreFull when the volume cannot take the files
     */
    @ServerRequestFilter(priority = Priorities.USER)
    public void admit(ContainerRequestContext request, RoutingContext routing) {
        HttpServerRequest exchange = routing.request();
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        long bytes = length == null ? 0 : Long.parseLong(length);
        boolean chunked = request.getHeaderString(HttpHeaderNames.TRANSFER_ENCODING.toString()) != null;
        if (bytes == 0 && !chunked) {
            return;
        }
        Arrival arrival = new Arrival(routing, CurrentRequestManager.get(), config);
        if (RequestBody.hasFiles(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            atEnd(routing, capacity.takeUpload());
            UploadRoom.Promise promise = room.promise(bytes);
            atEnd(routing, promise::close);
            watch(exchange, arrival, promise::arrived);
        } else {
            atEnd(routing, capacity.takeMemory(bytes, BodyFilter.isOpen(routing.normalizedPath())));
            watch(exchange, arrival, _ -> {});
        }
    }

    /** What is here already need not be waited for. */
    private static void watch(HttpServerRequest exchange, Arrival arrival, LongConsumer progress) {
        if (!exchange.isEnded()) {
            arrival.watch(progress);
        }
    }

    /** Once: a connection that fails is also closed. */
    private static void atEnd(RoutingContext routing, Runnable giveBack) {
        var given = new AtomicBoolean();
        routing.addEndHandler(_ -> {
            if (given.compareAndSet(false, true)) {
                giveBack.run();
            }
        });
    }
}
