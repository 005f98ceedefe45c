package org.substra.worker.node;

import jakarta.inject.Singleton;
import java.util.UUID;

/** This worker and its present life: a restarted worker has the same id and a new incarnation. */
@Singleton
public final class WorkerIdentity {

    private final String id;
    private final String incarnation = UUID.randomUUID().toString();

    WorkerIdentity(WorkerConfig config) {
        this.id = config.id();
    }

    public String id() {
        return id;
    }

    public String incarnation() {
        return incarnation;
    }
}
