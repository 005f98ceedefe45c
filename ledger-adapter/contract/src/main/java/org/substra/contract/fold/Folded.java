package org.substra.contract.fold;

import java.util.List;
import org.substra.contract.event.Derived;
import org.substra.contract.record.LedgerRecord;

/**
 * What everybody is told of a transaction.
 *
 * @param records the after-image of what it wrote, or revealed by sealing a batch
 * @param derived everything derived that changed, each once, with its new value
 */
public record Folded(List<LedgerRecord> records, List<Derived> derived) {

    public Folded {
        records = List.copyOf(records);
        derived = List.copyOf(derived);
    }
}
