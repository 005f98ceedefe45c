package org.substra.scheduler.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.message.Beat;
import org.substra.scheduler.backlog.Told;

/**
 * What the adapter has pushed and nobody has taken yet. It is not kept for ever: beyond a size the newest is left out, and asked for
 * like anything that was missed.
 */
final class Arrivals {

    private final int limit;
    private Map<String, List<Told>> events = new LinkedHashMap<>();
    private Map<String, Beat> beats = new LinkedHashMap<>();
    private int size;

    /** @param limit in bytes, as received */
    Arrivals(int limit) {
        this.limit = limit;
    }

    /** What has arrived together: of each channel its events in order, and the newest beat, which came after some of them. */
    record Taken(Map<String, List<Told>> events, Map<String, Beat> beats) {}

    synchronized void add(Told told, int bytes) {
        if (size + bytes <= limit) {
            size += bytes;
            events.computeIfAbsent(told.event().channel(), _ -> new ArrayList<>())
                    .add(told);
        }
    }

    synchronized void add(Beat beat) {
        beats.put(beat.channel(), beat);
    }

    synchronized Taken take() {
        var taken = new Taken(events, beats);
        events = new LinkedHashMap<>();
        beats = new LinkedHashMap<>();
        size = 0;
        return taken;
    }
}
