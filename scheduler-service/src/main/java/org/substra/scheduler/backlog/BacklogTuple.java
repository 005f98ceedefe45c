package org.substra.scheduler.backlog;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;

/** One unfinished tuple of this node. Loaded for a change only under a lock: assigning and events meet here. */
@Entity
@Table(name = "backlog")
class BacklogTuple {

    @EmbeddedId
    TupleId id;

    @Column
    String kind;

    @Column
    String[] parents;

    @Column(name = "created_block")
    long createdBlock;

    @Column(name = "created_idx")
    int createdIdx;

    @Column(name = "created_place")
    int createdPlace;

    @Column
    String status;

    @Column(name = "recorded_attempt")
    int recordedAttempt;

    @Column(name = "own_attempt")
    int ownAttempt;

    @Column(name = "parent_failed")
    boolean parentFailed;

    @Column(name = "not_before")
    Instant notBefore = Instant.EPOCH;

    @Column(name = "todo_at")
    @Nullable
    Instant todoAt;

    @Column
    @Nullable
    String traceparent;

    /** The compute plan it belongs to. */
    @Column
    @Nullable
    String plan;

    /** A tuple as it is defined at a position, {@code place} counting the records of one event. */
    static BacklogTuple of(String channel, Tuple tuple, Position at, int place, @Nullable String trace) {
        var row = new BacklogTuple();
        row.id = TupleId.of(channel, tuple.key());
        row.kind = tuple.kind().word();
        row.parents = tuple.parents().stream().map(Key::value).toArray(String[]::new);
        row.createdBlock = at.block();
        row.createdIdx = at.index();
        row.createdPlace = place;
        row.status = TupleStatus.WAITING.word();
        row.traceparent = trace;
        row.plan = tuple.place() instanceof PlanPlace in ? in.plan().value() : null;
        return row;
    }

    /** The row as it stands in the table, by its columns' names. */
    JsonObject columns() {
        return new JsonObject()
                .put("channel", id.channel())
                .put("tuple", id.tuple())
                .put("kind", kind)
                .put("parents", new JsonArray(List.of(parents)))
                .put("created_block", createdBlock)
                .put("created_idx", createdIdx)
                .put("created_place", createdPlace)
                .put("status", status)
                .put("recorded_attempt", recordedAttempt)
                .put("own_attempt", ownAttempt)
                .put("parent_failed", parentFailed)
                .put("not_before", notBefore)
                .put("todo_at", todoAt)
                .put("traceparent", traceparent)
                .put("plan", plan);
    }

    /** The share it belongs to. */
    String share() {
        return plan == null ? Share.OUTSIDE : plan;
    }

    TupleKind kind() {
        return TupleKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Takes the status that the ledger tells; from {@code todo} on its waiting is measured. */
    void derive(TupleStatus told, boolean failedParent) {
        if (told == TupleStatus.TODO && !told.word().equals(status)) {
            todoAt = Instant.now();
        }
        status = told.word();
        parentFailed = failedParent;
    }

    /** Now, or when its lease or pause is over. */
    boolean mayRun() {
        return (status.equals(TupleStatus.TODO.word()) || status.equals(TupleStatus.DOING.word())) && !parentFailed;
    }

    void recorded(int attempt) {
        recordedAttempt = Math.max(recordedAttempt, attempt);
    }

    /** Takes the next attempt. */
    Claimed claim() {
        boolean first = recordedAttempt == 0 && ownAttempt == 0;
        ownAttempt = 1 + Math.max(ownAttempt, recordedAttempt);
        return new Claimed(id, kind(), plan, ownAttempt, traceparent, first ? todoAt : null);
    }
}
