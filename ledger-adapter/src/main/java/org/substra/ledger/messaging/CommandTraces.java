package org.substra.ledger.messaging;

import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The traces of the commands that are on their way through here. Entries are executed by another
 * thread than the one that submits, and an event belongs to the trace of its command.
 */
@ApplicationScoped
class CommandTraces {

    private final ConcurrentMap<String, Context> traces = new ConcurrentHashMap<>();

    void begin(String commandId) {
        traces.put(commandId, Context.current());
    }

    void end(String commandId) {
        traces.remove(commandId);
    }

    /** Empty for a command of another organisation, or of another adapter of ours. */
    Optional<Context> of(String commandId) {
        return Optional.ofNullable(traces.get(commandId));
    }
}
