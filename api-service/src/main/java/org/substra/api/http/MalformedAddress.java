package org.substra.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/** An address that is none reaches no resource; its answer has the shape of all others nevertheless. */
class MalformedAddress {

    private static final int BAD_REQUEST = 400;

    /** Before the framework's own handler of failures, which answers without a word. */
    void say(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(MalformedAddress::answer);
    }

    private static void answer(RoutingContext failed) {
        if (failed.statusCode() != BAD_REQUEST || failed.response().headWritten()) {
            failed.next();
            return;
        }
        failed.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(new JsonObject()
                        .put("message", "The address is not percent-encoded as it should be")
                        .encode());
    }
}
