package org.substra.scheduler.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "worker")
class WorkerRow {

    @Id
    String id;

    @Column
    String incarnation;

    @Column
    int slots;

    @Column(name = "seen_at")
    Instant seenAt;

    Worker toWorker() {
        return new Worker(id, incarnation, slots);
    }
}
