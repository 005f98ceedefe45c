package org.substra.scheduler.assignment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.scheduler.fleet.Worker;

/** The slots that are free while one transaction looks at them. */
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

    /** Whether there is a choice of workers. */
    boolean hasChoice() {
        return free.size() > 1;
    }

    /** Takes a slot of this worker if at least half of its slots are free, otherwise as {@link #take()}. */
    Worker take(String preferred) {
        return free.keySet().stream()
                .filter(worker -> worker.id().equals(preferred) && 2 * left(worker) >= worker.slots())
                .findFirst()
                .map(this::take)
                .orElseGet(this::take);
    }

    /**
     * Takes a slot of the worker with most of them.
     *
     * @throws IllegalStateException when none is left
     */
    Worker take() {
        return free.keySet().stream()
                .max(Comparator.comparingInt(this::left))
                .map(this::take)
                .orElseThrow(() -> new IllegalStateException("no slot is left"));
    }

    private int left(Worker worker) {
        return free.getOrDefault(worker, 0);
    }

    private Worker take(Worker worker) {
        if (free.merge(worker, -1, Integer::sum) == 0) {
            free.remove(worker);
        }
        return worker;
    }
}
