package org.substra.ledger.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.substra.contract.message.CommandMessage;

/**
 * The traces of the commands that are on their way through here. Entries are executed by another
 * thread than the one that submits, and an event belongs to the trace of its command. The trace of
 * another organisation's command is not known: it stays with who runs that organisation's node.
 */
@ApplicationScoped
class CommandTraces {

    private final ConcurrentMap<String, Context> traces = new ConcurrentHashMap<>();
    private final Tracer tracer;

    CommandTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A span for all the time until the ledger has decided, which the caller makes current. */
    Span begin(CommandMessage command) {
        Span span = tracer.spanBuilder(command.command().function())
                .setAttribute("substra.channel", command.channel())
                .setAttribute("substra.command", command.id())
                .startSpan();
        traces.put(command.id(), Context.current().with(span));
        return span;
    }

    void end(CommandMessage command, Span span) {
        traces.remove(command.id());
        span.end();
    }

    /** Empty for a command of another organisation, or of another adapter of ours. */
    Optional<Context> of(String commandId) {
        return Optional.ofNullable(traces.get(commandId));
    }
}
