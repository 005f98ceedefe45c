package org.substra.scheduler.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;
import org.substra.contract.event.Event;

/** How one transaction gets on: older events are ignored, and at a gap it stops. */
final class Progress {

    private @Nullable Position position;
    private boolean moved;
    private boolean touched;
    private boolean gap;

    Progress(@Nullable Position stored) {
        this.position = stored;
    }

    /** Takes the event if it is the next one. Remembers a gap, after which nothing is. */
    boolean takes(Event event) {
        if (gap || isOld(event)) {
            return false;
        }
        gap = !Objects.equals(event.previous(), position);
        if (!gap) {
            position = event.position();
            moved = true;
        }
        return !gap;
    }

    void touch() {
        touched = true;
    }

    /** The position reached; null when no event was ever applied. */
    @Nullable
    Position position() {
        return position;
    }

    boolean moved() {
        return moved;
    }

    /** Whether any event was about a tuple of this node, or ended a plan. */
    boolean touched() {
        return touched;
    }

    boolean gap() {
        return gap;
    }

    private boolean isOld(Event event) {
        return position != null && !event.position().isAfter(position);
    }
}
