package org.substra.contract.fold;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.PlanIndex;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.RulesVersion;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.world.MapWorldState;

/** What follows from all records, said straight from the spec and computed anew at every step. */
final class Derive {

    private final Set<Key> cleaned = new LinkedHashSet<>();
    private Map<String, LedgerRecord> records = Map.of();

    /** Only what is cleaned depends on the steps before: it is final. */
    void step(MapWorldState world) {
        records = new HashMap<>();
        world.entries().forEach((key, value) -> records.put(key, Json.read(value, LedgerRecord.class)));
        tuples().filter(this::isIntermediate).forEach(tuple -> cleaned.add(tuple.key()));
    }

    Set<Key> cleaned() {
        return cleaned;
    }

    /** Everything that exists and is not for the rules alone. */
    Map<String, LedgerRecord> shown() {
        var shown = new HashMap<>(records);
        shown.values().removeIf(record -> switch (record) {
            case PlanIndex _, RulesVersion _ -> true;
            case Tuple tuple -> !exists(tuple);
            case ComputePlan plan -> !sealed(plan.batch());
            default -> false;
        });
        return shown;
    }

    Map<Key, DerivedStatus> statuses() {
        var statuses = new HashMap<Key, DerivedStatus>();
        tuples().forEach(tuple -> statuses.put(
                tuple.key(),
                new DerivedStatus(
                        tuple.key(), status(tuple), tuple.parents().stream().anyMatch(this::hasNoModel))));
        return statuses;
    }

    Map<Key, PlanStatus> plans() {
        var plans = new HashMap<Key, PlanStatus>();
        all(ComputePlan.class).filter(plan -> sealed(plan.batch())).forEach(plan -> {
            List<TupleStatus> statuses = tuples().filter(tuple -> plan.key().equals(planOf(tuple)))
                    .map(this::status)
                    .toList();
            int done = (int) statuses.stream().filter(TupleStatus.DONE::equals).count();
            plans.put(plan.key(), new PlanStatus(plan.key(), status(plan.key(), statuses), statuses.size(), done));
        });
        return plans;
    }

    private TupleStatus status(Key plan, List<TupleStatus> statuses) {
        boolean canceled = records.containsKey(WorldKeys.planCanceled(plan));
        if (statuses.isEmpty()) {
            return canceled ? TupleStatus.CANCELED : TupleStatus.WAITING;
        }
        if (statuses.stream().allMatch(TupleStatus.DONE::equals)) {
            return TupleStatus.DONE;
        }
        if (canceled) {
            return TupleStatus.CANCELED;
        }
        if (records.containsKey(WorldKeys.planFailed(plan))) {
            return TupleStatus.FAILED;
        }
        if (statuses.contains(TupleStatus.DOING) || statuses.contains(TupleStatus.DONE)) {
            return TupleStatus.DOING;
        }
        return statuses.contains(TupleStatus.TODO) ? TupleStatus.TODO : TupleStatus.WAITING;
    }

    private TupleStatus status(Tuple tuple) {
        TupleStatus recorded = recorded(tuple.key());
        if (recorded == TupleStatus.DONE || recorded == TupleStatus.FAILED) {
            return recorded;
        }
        Key plan = planOf(tuple);
        if (plan != null && records.containsKey(WorldKeys.planCanceled(plan))) {
            return TupleStatus.CANCELED;
        }
        if (recorded != null) {
            return recorded;
        }
        if (plan != null && records.containsKey(WorldKeys.planFailed(plan))) {
            return TupleStatus.CANCELED;
        }
        boolean ready = tuple.parents().stream().allMatch(parent -> recorded(parent) == TupleStatus.DONE);
        return ready ? TupleStatus.TODO : TupleStatus.WAITING;
    }

    private boolean hasNoModel(Key key) {
        var tuple = (Tuple) records.get(WorldKeys.asset(key));
        TupleStatus status = tuple == null ? TupleStatus.FAILED : status(tuple);
        return status == TupleStatus.FAILED || status == TupleStatus.CANCELED || cleaned.contains(key);
    }

    private boolean isIntermediate(Tuple tuple) {
        List<Tuple> children =
                tuples().filter(child -> child.parents().contains(tuple.key())).toList();
        return recorded(tuple.key()) == TupleStatus.DONE
                && planOf(tuple) instanceof Key plan
                && records.get(WorldKeys.asset(plan)) instanceof ComputePlan cleaning
                && cleaning.cleanModels()
                && children.stream().anyMatch(TrainingTuple.class::isInstance)
                && children.stream().allMatch(child -> recorded(child.key()) == TupleStatus.DONE);
    }

    private Stream<Tuple> tuples() {
        return all(Tuple.class).filter(this::exists);
    }

    private boolean exists(Tuple tuple) {
        return !(tuple.place() instanceof PlanPlace place) || sealed(place.batch());
    }

    private boolean sealed(@Nullable Key batch) {
        return batch == null || records.containsKey(WorldKeys.planSeal(batch));
    }

    private @Nullable TupleStatus recorded(Key tuple) {
        return records.get(WorldKeys.state(tuple)) instanceof TupleState state ? state.status() : null;
    }

    private static @Nullable Key planOf(Tuple tuple) {
        return tuple.place() instanceof PlanPlace place ? place.plan() : null;
    }

    private <R> Stream<R> all(Class<R> type) {
        return records.values().stream().filter(type::isInstance).map(type::cast);
    }
}
