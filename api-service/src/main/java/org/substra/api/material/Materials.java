package org.substra.api.material;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.substra.api.broker.CallerContext;

/**
 * Brings files from other nodes into the store. Bytes are served only after they were stored and their
 * hash was found right: what has been passed on cannot be called back.
 */
@ApplicationScoped
public class Materials {

    private final Fetching fetching;
    private final ConcurrentMap<Wanted, Uni<Brought>> running = new ConcurrentHashMap<>();

    Materials(Fetching fetching) {
        this.fetching = fetching;
    }

    /** Fetches the file; those who want it while it comes share the outcome. */
    public Uni<Brought> bring(Wanted wanted) {
        return CallerContext.back(Uni.createFrom().deferred(() -> running.computeIfAbsent(wanted, this::start)));
    }

    private Uni<Brought> start(Wanted wanted) {
        return fetching.fetch(wanted)
                .onTermination()
                .invoke(() -> running.remove(wanted))
                .memoize()
                .indefinitely();
    }
}
