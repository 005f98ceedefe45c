package org.substra.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.substra.api.error.Overloaded;

/** Lets in only as many bodies at once as the node can hold; each is given back when its request ends. */
@ApplicationScoped
class Capacity {

    private static final Runnable NOTHING = () -> {};

    private final HttpConfig config;
    private final Pool strangers;
    private final Pool callers;
    private final AtomicInteger uploads = new AtomicInteger();

    Capacity(HttpConfig config) {
        this.config = config;
        long memory = Runtime.getRuntime().maxMemory() / config.memoryShare();
        this.strangers = new Pool(memory, config.maxLargeBodies());
        this.callers = new Pool(memory, config.maxLargeBodies());
    }

    /**
     * Lets in a body that is held in memory; what strangers send takes nothing from the others.
     *
     * @param open whether it came on a route that is open to strangers
     * @return gives it back
     * @throws Overloaded when too much is held already; a body that is larger than all there is comes in alone
     */
    Runnable takeMemory(long bytes, boolean open) {
        return bytes <= config.smallBody().asLongValue() ? NOTHING : (open ? strangers : callers).take(bytes);
    }

    /**
     * Lets in a request with files.
     *
     * @return gives it back
     * @throws Overloaded when there are too many already
     */
    Runnable takeUpload() {
        if (uploads.incrementAndGet() > config.maxUploads()) {
            uploads.decrementAndGet();
            throw new Overloaded("The node takes as many uploads as it can: try again later");
        }
        return uploads::decrementAndGet;
    }

    private record Pool(long memory, int most, AtomicLong bytes, AtomicInteger bodies) {

        Pool(long memory, int most) {
            this(memory, most, new AtomicLong(), new AtomicInteger());
        }

        Runnable take(long more) {
            int count = bodies.incrementAndGet();
            long held = bytes.addAndGet(more);
            if (count > most || (count > 1 && held > memory)) {
                giveBack(more);
                throw new Overloaded("The node holds as many large requests as it can: try again later");
            }
            return () -> giveBack(more);
        }

        private void giveBack(long taken) {
            bodies.decrementAndGet();
            bytes.addAndGet(-taken);
        }
    }
}
