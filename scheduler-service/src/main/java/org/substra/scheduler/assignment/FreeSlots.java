package org.substra.scheduler.assignment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.scheduler.fleet.Worker;

/** The slots that are free while one transaction looks at them; the worker with most of them is next. */
final class FreeSlots {

    private final Map<Worker, Integer> free = new LinkedHashMap<>();

    /** @param taken by worker id */
    FreeSlots(List<Worker> workers, Map<String, Integer> taken) {
        for (Worker worker : workers) {
            int left = worker.slots() - taken.getOrDefault(worker.id(), 0);
            if (left > 0) {
                free.put(worker, left);
            }
        }
    }

    int count() {
        return free.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Takes a slot.
     *
     * @throws IllegalStateException when none is left
     */
    Worker take() {
        Worker next = free.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("no slot is left"));
        if (free.merge(next, -1, Integer::sum) == 0) {
            free.remove(next);
        }
        return next;
    }
}
