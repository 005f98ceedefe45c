package org.substra.contract.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/** Brings the tuples of a request into an order in which every tuple comes after the ones it needs. */
public final class PlanOrder {

    private static final int NAMED = 20;

    private final Map<String, PlanTrainingTuple> byId = new LinkedHashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();

    private PlanOrder() {}

    /**
     * Sorts; testtuples come last. Takes time and memory in proportion to tuples and their links, however they are linked.
     *
     * @param update ids that are not of this request may be of an earlier one; the ledger knows
     * @throws Refusal for an id that is there twice, a cycle, or, without {@code update}, an unknown id
     */
    public static List<PlanTuple> sort(Collection<PlanTuple> tuples, boolean update) {
        var order = new PlanOrder();
        tuples.stream()
                .filter(PlanTrainingTuple.class::isInstance)
                .forEach(tuple -> order.add((PlanTrainingTuple) tuple));
        List<PlanTuple> sorted = order.sorted(update);
        tuples.stream().filter(PlanTesttuple.class::isInstance).forEach(sorted::add);
        return sorted;
    }

    /** What is said of ids whose tuples cannot be ordered, or are not there (clients look for these words). */
    public static Refusal missing(Collection<String> ids) {
        List<String> named = ids.stream().limit(NAMED).map(Limits::shown).toList();
        return Refusal.invalid("compute plan error: Cyclic or missing dependency among inModels IDs: " + named);
    }

    private void add(PlanTrainingTuple tuple) {
        if (byId.put(tuple.id(), tuple) != null) {
            throw duplicate(tuple.id());
        }
    }

    /** What is said of an id that names two tuples. */
    public static Refusal duplicate(String id) {
        return Refusal.invalid("compute plan error: Duplicate training tuple ID: " + Limits.shown(id));
    }

    private List<PlanTuple> sorted(boolean update) {
        var ready = new ArrayDeque<String>();
        byId.values().forEach(tuple -> {
            int parents = link(tuple, update);
            open.put(tuple.id(), parents);
            if (parents == 0) {
                ready.add(tuple.id());
            }
        });
        var sorted = new ArrayList<PlanTuple>();
        for (String id = ready.poll(); id != null; id = ready.poll()) {
            sorted.add(Objects.requireNonNull(byId.remove(id)));
            for (String child : children.getOrDefault(id, List.of())) {
                if (open.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        if (!byId.isEmpty()) {
            throw missing(byId.keySet());
        }
        return sorted;
    }

    /** How many of its parents are of this request. */
    private int link(PlanTrainingTuple tuple, boolean update) {
        int parents = 0;
        for (String parent : tuple.parentIds()) {
            if (byId.containsKey(parent)) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(tuple.id());
                parents++;
            } else if (!update) {
                throw missing(List.of(parent));
            }
        }
        return parents;
    }
}
