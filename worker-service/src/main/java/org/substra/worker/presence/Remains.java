package org.substra.worker.presence;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.container.FoundContainer;
import org.substra.worker.failure.TupleFailure;

/** Containers of this worker that no attempt here holds. One that cannot be removed keeps nobody from anything. */
@ApplicationScoped
class Remains {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private final Set<String> staying = ConcurrentHashMap.newKeySet();
    private final ContainerEngine engine;

    Remains(ContainerEngine engine) {
        this.engine = engine;
    }

    /** How many could not be removed, when that was tried last. */
    int staying() {
        return staying.size();
    }

    /** Begins to remove each, unless that is being done. To be called with all that are there. */
    void remove(List<FoundContainer> containers) {
        staying.retainAll(containers.stream().map(FoundContainer::id).collect(Collectors.toSet()));
        containers.stream()
                .map(FoundContainer::id)
                .filter(underway::add)
                .forEach(id -> Thread.ofVirtual().start(() -> remove(id)));
    }

    private void remove(String id) {
        try {
            engine.remove(id);
            staying.remove(id);
            Log.infof("container %s was left behind: it is removed", id);
        } catch (TupleFailure failure) {
            if (staying.add(id)) {
                Log.errorf(
                        "a container was left behind and stays, as does its folder, until it can be removed: %s",
                        failure.getMessage());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } finally {
            underway.remove(id);
        }
    }
}
