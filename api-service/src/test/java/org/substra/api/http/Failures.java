package org.substra.api.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the framework has to say of requests that it could not answer, from now on. */
final class Failures extends Handler {

    private static final Logger LOG = Logger.getLogger("io.quarkus.vertx.http.runtime.QuarkusErrorHandler");

    private final List<String> seen = new CopyOnWriteArrayList<>();

    Failures() {
        LOG.addHandler(this);
    }

    /** Looks no longer. */
    List<String> seen() {
        LOG.removeHandler(this);
        return List.copyOf(seen);
    }

    @Override
    public void publish(LogRecord logged) {
        seen.add(logged.getMessage());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
