package org.substra.scheduler.failure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.substra.scheduler.backlog.TupleId;

@Entity
@Table(name = "setback")
@IdClass(SetbackRow.Identity.class)
class SetbackRow {

    /** What names a row. */
    record Identity(String channel, String tuple, Trouble kind) {}

    @Id
    String channel;

    @Id
    String tuple;

    @Id
    @Enumerated(EnumType.STRING)
    Trouble kind;

    @Column
    int count;

    @Column
    Instant since;

    static SetbackRow first(TupleId id, Trouble kind) {
        var row = new SetbackRow();
        row.channel = id.channel();
        row.tuple = id.tuple();
        row.kind = kind;
        row.count = 1;
        row.since = Instant.now();
        return row;
    }

    SetbackRow again() {
        count++;
        return this;
    }

    Duration lasting() {
        return Duration.between(since, Instant.now());
    }
}
