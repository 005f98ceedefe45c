package org.substra.worker.task;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;
import org.substra.contract.TupleKind;
import org.substra.worker.lease.Attempt;

/**
 * A scheduler gives this worker a tuple.
 *
 * @param incarnation the life of the worker that it is meant for
 * @param leaseMillis how long the tuple is this worker's without a renewal
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("task-assigned")
record TaskAssigned(
        int version,
        String id,
        String channel,
        Key tuple,
        TupleKind kind,
        int attempt,
        String worker,
        String incarnation,
        long leaseMillis) {

    TaskAssigned {
        if (version != 1) {
            throw Refusal.invalid("task of version " + version + ": this release reads 1");
        }
        Limits.present("channel", channel);
        Limits.present("tuple", tuple);
        Limits.present("kind", kind);
        if (leaseMillis <= 0) {
            throw Refusal.invalid("lease_millis: above 0, not " + leaseMillis);
        }
    }

    Attempt toAttempt() {
        return new Attempt(channel, tuple, attempt);
    }

    Duration lease() {
        return Duration.ofMillis(leaseMillis);
    }
}
