package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends a list that is at hand as one body, and a longer one page by page, each when the one before is on its way. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
class JsonListWriter implements ServerMessageBodyWriter<JsonList> {

    private static final Logger LOG = Logger.getLogger(JsonListWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == JsonList.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonList.class;
    }

    @Override
    public void writeResponse(JsonList list, Type generic, ServerRequestContext context) {
        switch (list.items()) {
            case Listed.AtHand<byte[]> whole -> context.serverResponse().end(JsonArrays.whole(whole.all()));
            case Listed.Streamed<byte[]> longer -> stream(longer.pages(), (ResteasyReactiveRequestContext) context);
        }
    }

    private static void stream(Multi<List<byte[]>> pages, ResteasyReactiveRequestContext context) {
        ServerHttpResponse response = context.serverResponse().setChunked(true);
        context.suspend();
        Cancellable reading = JsonArrays.parts(pages)
                .onItem()
                .transformToUniAndConcatenate(part -> Uni.createFrom().completionStage(() -> response.write(part)))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> {
                            LOG.error("a list has been cut off", failure);
                            response.reset();
                            context.close();
                        },
                        () -> {
                            response.end();
                            context.close();
                        });
        response.addCloseHandler(reading::cancel);
    }

    /** Only called behind an interceptor of bodies: there is none, and one could not wait for pages. */
    @Override
    public void writeTo(
            JsonList list,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new IllegalStateException("a list cannot be written through interceptors");
    }
}
