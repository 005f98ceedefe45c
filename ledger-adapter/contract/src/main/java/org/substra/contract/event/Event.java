package org.substra.contract.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.record.LedgerRecord;

/**
 * One accepted transaction, with everything it changed. A consumer applies the event whose
 * predecessor it has applied last, and then knows all that the ledger knows.
 *
 * @param previous the event before it on this channel; null for the first
 * @param commandId the command that caused it, unique within its organisation
 * @param records the after-image of every record written; what a batch of parts wrote is told when it is sealed, and a
 *     {@link org.substra.contract.record.PlanIndex} never
 * @param derived the new value of everything derived that changed
 */
public record Event(
        String channel,
        Position position,
        @Nullable Position previous,
        String commandId,
        OrganisationId organisation,
        String function,
        List<LedgerRecord> records,
        List<Derived> derived) {

    public Event {
        records = List.copyOf(records);
        derived = List.copyOf(derived);
    }
}
