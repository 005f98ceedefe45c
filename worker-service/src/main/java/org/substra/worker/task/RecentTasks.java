package org.substra.worker.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.substra.worker.lease.Attempt;

/**
 * The attempts that this incarnation has accepted last. The broker may bring a task again after it has ended, when
 * nothing else here remembers it.
 */
final class RecentTasks {

    private static final int REMEMBERED = 10_000;

    private final Set<Attempt> accepted = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /** False when it was there. */
    boolean add(Attempt attempt) {
        return accepted.add(attempt);
    }
}
