package org.substra.worker.surroundings;

import java.nio.file.Path;
import java.time.Duration;

/** Everything that a worker speaks with. */
public record Surroundings(Broker broker, Adapter ledger, Scheduler scheduler, Api api, Media media, Assets assets)
        implements AutoCloseable {

    /** Stands in for the node of this worker, on the real broker. */
    public static Surroundings of(String worker, Path mediaRoot, Duration lease) {
        var broker = new Broker("test-worker");
        var ledger = new Adapter(broker);
        var media = new Media(mediaRoot);
        return new Surroundings(
                broker,
                ledger,
                new Scheduler(broker, worker, lease),
                new Api(broker),
                media,
                new Assets(ledger, media));
    }

    @Override
    public void close() {
        broker.close();
    }
}
