package org.substra.worker.task;

import io.quarkus.logging.Log;
import java.util.function.Consumer;

/** Copies what a container writes to this worker's log, up to a bound, and remembers its last words. */
final class ContainerLog implements Consumer<String> {

    private static final int LINES = 10_000;

    private final String name;
    private int lines;
    private volatile String last = "";

    ContainerLog(String name) {
        this.name = name;
    }

    @Override
    public void accept(String line) {
        lines++;
        if (lines <= LINES) {
            Log.infof("[%s] %s", name, line);
        } else if (lines == LINES + 1) {
            Log.warnf("[%s] writes more than %d lines; the rest is left out", name, LINES);
        }
        if (!line.isBlank()) {
            last = line;
        }
    }

    String last() {
        return last;
    }
}
