package org.substra.worker.task;

import io.quarkus.logging.Log;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.MDC;

/** Copies what a container writes to this worker's log, up to a bound, and remembers its last words. */
final class ContainerLog implements Consumer<String> {

    private static final int LINES = 10_000;

    private final Map<String, Object> context = MDC.getMap();
    private final String name;
    private int lines;
    private volatile String last = "";

    ContainerLog(String name) {
        this.name = name;
    }

    @Override
    public void accept(String line) {
        if (lines == 0) { // on the engine client's thread, which knows nothing of the tuple
            context.forEach(MDC::put);
        }
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
