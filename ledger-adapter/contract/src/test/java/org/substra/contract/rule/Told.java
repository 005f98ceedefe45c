package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.fold.Folded;
import org.substra.contract.record.LedgerRecord;

/** What a consumer knows that applies event after event. */
public final class Told {

    private final Map<Key, DerivedStatus> statuses = new HashMap<>();
    private final Map<Key, PlanStatus> plans = new HashMap<>();
    private final List<Key> cleaned = new ArrayList<>();
    private final Map<String, LedgerRecord> records = new HashMap<>();

    void hear(Folded folded) {
        folded.records().forEach(record -> records.put(record.worldKey(), record));
        folded.derived().forEach(derived -> {
            switch (derived) {
                case DerivedStatus status -> statuses.put(status.tuple(), status);
                case PlanStatus plan -> plans.put(plan.plan(), plan);
                case ModelCleaned(Key tuple) -> cleaned.add(tuple);
            }
        });
    }

    public Map<Key, DerivedStatus> statuses() {
        return statuses;
    }

    public Map<Key, PlanStatus> plans() {
        return plans;
    }

    /** In the order in which they were told of, again if they were told of again. */
    public List<Key> cleaned() {
        return cleaned;
    }

    public Map<String, LedgerRecord> records() {
        return records;
    }

    public TupleStatus status(Key tuple) {
        return Objects.requireNonNull(statuses.get(tuple)).status();
    }

    public boolean parentFailed(Key tuple) {
        return Objects.requireNonNull(statuses.get(tuple)).parentFailed();
    }

    public PlanStatus plan(Key plan) {
        return Objects.requireNonNull(plans.get(plan));
    }
}
