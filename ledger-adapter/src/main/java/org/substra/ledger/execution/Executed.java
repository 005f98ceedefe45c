package org.substra.ledger.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.event.Event;

/**
 * One executed entry.
 *
 * @param inputHash SHA-256 of its bytes
 * @param organisation whose command it was; null when it was no valid, new input
 * @param commandId the command's id; null in the same case
 * @param events what it told everybody, in order; none when refused
 * @param newestEvent the newest event at or before it
 */
record Executed(
        long number,
        Key inputHash,
        Key chain,
        Key result,
        @Nullable OrganisationId organisation,
        @Nullable String commandId,
        Verdict verdict,
        List<Event> events,
        @Nullable Position newestEvent) {

    Executed {
        events = List.copyOf(events);
    }
}
