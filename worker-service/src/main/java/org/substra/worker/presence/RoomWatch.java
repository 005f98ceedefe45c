package org.substra.worker.presence;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.substra.worker.disk.SharedVolume;

/**
 * Knows whether there is room on the shared volume: while there is not, this worker offers no slots, or one tuple after the
 * other would use up its attempts here.
 */
@ApplicationScoped
class RoomWatch {

    private final SharedVolume volume;
    private volatile boolean room = true;

    RoomWatch(SharedVolume volume) {
        this.volume = volume;
    }

    /** As it was when it was last looked at. */
    boolean hasRoom() {
        return room;
    }

    /** Answers true when it is not as it was before. */
    boolean look() {
        boolean before = room;
        try {
            room = before ? volume.free() >= volume.reserve() : volume.hasRecovered();
            if (room != before) {
                Log.warnf("%s are offered: %d bytes are free", room ? "slots" : "no slots", volume.free());
            }
        } catch (IOException e) {
            room = false;
            if (before) {
                Log.errorf("no slots are offered: the free space is unknown: %s", e);
            }
        }
        return room != before;
    }
}
