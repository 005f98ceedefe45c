package org.substra.ledger.execution;

import java.util.List;
import org.substra.contract.OrganisationId;
import org.substra.contract.event.Event;

/**
 * What one batch executed, told after it is committed.
 *
 * @param events in order
 * @param finished the commands that are decided now, of whatever organisation
 */
public record Committed(List<Event> events, List<Finished> finished) {

    public Committed {
        events = List.copyOf(events);
        finished = List.copyOf(finished);
    }

    /** A command and its outcome. */
    public record Finished(OrganisationId organisation, String commandId, Outcome outcome) {}
}
