package org.substra.scheduler.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** A trace across rows of the database: kept as the W3C {@code traceparent} that headers carry. */
public final class TraceParent {

    private static final String NAME = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceParent() {}

    /** The trace that a received message belongs to; null when traces are off. */
    public static @Nullable String of(Message<?> message) {
        Context context = TracingMetadata.fromMessage(message)
                .map(TracingMetadata::getCurrentContext)
                .orElse(Context.root());
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(context, carrier, (map, name, value) -> {
            if (map != null) {
                map.put(name, value);
            }
        });
        return carrier.get(NAME);
    }

    static Context toContext(@Nullable String traceparent) {
        return traceparent == null ? Context.root() : W3C.extract(Context.root(), traceparent, new Single());
    }

    private static final class Single implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return NAME.equals(key) ? carrier : null;
        }
    }
}
