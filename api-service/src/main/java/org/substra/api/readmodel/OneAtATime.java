package org.substra.api.readmodel;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Work that runs once at a time: any number of requests during a run cause one more run after it. */
final class OneAtATime {

    private final Supplier<Uni<Void>> work;
    private final AtomicInteger requests = new AtomicInteger();

    OneAtATime(Supplier<Uni<Void>> work) {
        this.work = work;
    }

    void request() {
        if (requests.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int answered = requests.get();
        work.get().subscribe().with(_ -> next(answered), bug -> {
            Log.error("bug in background work", bug);
            next(answered);
        });
    }

    private void next(int answered) {
        if (requests.addAndGet(-answered) > 0) {
            run();
        }
    }
}
