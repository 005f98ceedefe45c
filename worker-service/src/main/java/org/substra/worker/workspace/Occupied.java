package org.substra.worker.workspace;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.substra.worker.lease.Attempt;

/** Attempts whose container may be at work, as far as this process knows. What it has mounted is left alone until then. */
@Singleton
public final class Occupied {

    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final Set<Attempt> over = ConcurrentHashMap.newKeySet();

    /** Runs a container; when that throws, nobody knows whether it is gone. */
    public <T> T by(Attempt attempt, Supplier<T> container) {
        attempts.add(attempt);
        T end = container.get();
        attempts.remove(attempt);
        return end;
    }

    /** Attempts that are over, of which there may still be a container. */
    public List<Attempt> over() {
        return List.copyOf(over);
    }

    /** Answers true when the folder may be removed now; otherwise the attempt is one of {@link #over}. */
    boolean end(Attempt attempt) {
        if (attempts.contains(attempt)) {
            over.add(attempt);
            return false;
        }
        return true;
    }

    /** The container is gone. Answers true once. */
    boolean release(Attempt attempt) {
        attempts.remove(attempt);
        return over.remove(attempt);
    }
}
