package org.substra.scheduler.backlog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.event.Event;

/**
 * An event that this node has been told.
 *
 * @param traceparent of the trace that its tuples are created in; null when that is not known
 */
public record Told(Event event, @Nullable String traceparent) {

    /** Those of a page, which carries no traces. */
    public static List<Told> of(List<Event> page) {
        return page.stream().map(event -> new Told(event, null)).toList();
    }
}
