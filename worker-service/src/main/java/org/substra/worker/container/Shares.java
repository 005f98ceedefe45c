package org.substra.worker.container;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.IntStream;
import org.substra.worker.node.WorkerConfig;

/** Divides processors and graphics cards among the containers that run at the same time: as many as there are slots. */
@Singleton
class Shares {

    private final BlockingQueue<Integer> free = new PriorityBlockingQueue<>();
    private final int slots;

    Shares(WorkerConfig worker) {
        this.slots = worker.slots();
        int gpus = worker.gpus().map(List::size).orElse(0);
        if (gpus > 0 && gpus < slots) {
            throw new IllegalStateException(
                    "substra.worker.gpus names %d for %d slots: each slot needs one of its own".formatted(gpus, slots));
        }
        IntStream.range(0, slots).forEach(free::add);
    }

    /** Has what is configured wrongly stop this service at its start. */
    void begin(@Observes StartupEvent start) {
        Log.debugf("containers share the machine among %d", slots);
    }

    /** Takes a share that no other container has; waits for one, though as a rule a slot's is free. */
    Share take() throws InterruptedException {
        return new Share(free.take());
    }

    /** One of the equal parts, until it is closed. */
    final class Share implements AutoCloseable {

        private final int number;

        private Share(int number) {
            this.number = number;
        }

        /** The part of a list that is this share's: contiguous, and as long as every other. What is left over is nobody's. */
        <T> List<T> of(List<T> whole) {
            int size = whole.size() / slots;
            return whole.subList(number * size, (number + 1) * size);
        }

        @Override
        public void close() {
            free.add(number);
        }
    }
}
