package org.substra.scheduler.sweep;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.substra.scheduler.database.Patience;

/** One part of a sweep. When it fails, that is told, the other parts go on, and the next sweep tries again. */
final class Attempt {

    private Attempt() {}

    static Uni<Void> at(String name, Supplier<Uni<?>> work) {
        return Patience.with(Uni.createFrom().deferred(() -> work.get().replaceWithVoid()))
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "cannot %s now; the next sweep tries again", name))
                .onFailure()
                .recoverWithNull();
    }
}
