package org.substra.worker.image;

import static java.util.Comparator.comparing;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.substra.worker.container.BuiltImage;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.failure.TupleFailure;

/**
 * Which images stay on the engine. An image goes when all of them together are over the budget, the one that was used
 * least recently first. One that an attempt of this worker needs is pinned; the engine refuses to remove one that a
 * container of another worker runs; and one that was used a moment ago stays.
 */
@Singleton
class ImageCache {

    /** Of this service and of no one else. */
    static final String NAMES = "substra/";

    private final Map<String, Integer> pins = new HashMap<>();
    private final ContainerEngine engine;
    private final LastUses uses;
    private final ImageConfig config;

    ImageCache(ContainerEngine engine, LastUses uses, ImageConfig config) {
        this.engine = engine;
        this.uses = uses;
        this.config = config;
    }

    /** Keeps the image, whether it is there or has still to be built, until it is unpinned as often. */
    void pin(String tag) {
        synchronized (pins) {
            pins.merge(tag, 1, Integer::sum);
        }
        uses.note(tag);
    }

    void used(String tag) {
        uses.note(tag);
    }

    void unpin(String tag) {
        uses.note(tag);
        synchronized (pins) {
            pins.computeIfPresent(tag, (_, number) -> number == 1 ? null : number - 1);
        }
    }

    /** Removes an image, unless something needs it; whether it is gone. */
    boolean remove(List<String> tags) {
        synchronized (pins) { // who pins it meanwhile finds that it has to be built
            if (tags.stream().anyMatch(pins::containsKey) || !tags.stream().allMatch(engine::removeImage)) {
                return false;
            }
        }
        uses.forget(tags);
        return true;
    }

    /** Removes images until they fit into the budget. A fault is logged: the next build tries again. */
    void shrink() {
        attempt(() -> shrink(config.budget().asLongValue()));
    }

    /** Removes every image that nothing needs: the engine has no room left. A fault is logged. */
    void clear() {
        attempt(() -> shrink(0));
    }

    /** Removes the image of a tuple that has ended, unless it may be needed soon. A fault is logged. */
    void ended(String tag, boolean planned) {
        unpin(tag);
        if (!planned && !config.cache()) {
            attempt(() -> remove(List.of(tag)));
        }
    }

    private static void attempt(Runnable removal) {
        try {
            removal.run();
        } catch (TupleFailure fault) { // not of the tuple that is at work
            Log.warnf("images stay on the engine: %s", fault.getMessage());
        }
    }

    private synchronized void shrink(long budget) {
        List<Used> images = engine.images(NAMES).stream()
                .map(image -> new Used(image, uses.of(image)))
                .sorted(comparing(Used::last))
                .toList();
        long size = images.stream().mapToLong(used -> used.image().size()).sum();
        Instant rested = Instant.now().minus(config.rest());
        for (Used used : images) {
            BuiltImage image = used.image();
            if (size > budget && used.last().isBefore(rested) && remove(image.tags())) {
                size -= image.size();
                Log.infof("removed image %s: used last at %s", image.tags(), used.last());
            }
        }
        if (size > budget) {
            Log.warnf("images take %d bytes, more than the %d they may; those that stay are in use", size, budget);
        }
    }

    private record Used(BuiltImage image, Instant last) {}
}
