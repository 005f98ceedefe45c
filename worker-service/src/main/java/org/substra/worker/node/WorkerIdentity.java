package org.substra.worker.node;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;

/** This worker and its present life: a restarted worker has the same id and a new incarnation. */
@Singleton
public final class WorkerIdentity {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private final String id;
    private final String incarnation = UUID.randomUUID().toString();

    WorkerIdentity(WorkerConfig config) {
        if (!ID.matcher(config.id()).matches()) {
            throw new IllegalArgumentException(
                    "WORKER_ID names a folder and a queue: up to 200 letters, digits, '.', '_' and '-'"
                            + ", the first a letter or digit, not " + config.id());
        }
        this.id = config.id();
    }

    public String id() {
        return id;
    }

    public String incarnation() {
        return incarnation;
    }
}
