package org.substra.worker.presence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.substra.contract.Key;
import org.substra.worker.lease.Attempt;
import org.substra.worker.lease.Lease;
import org.substra.worker.node.WorkerIdentity;

/**
 * This worker lives, and renews the leases of what it runs.
 *
 * @param channel always empty: a worker serves every channel
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("worker-present")
record WorkerPresent(
        int version, String id, String channel, String worker, String incarnation, int slots, List<Running> running) {

    static WorkerPresent of(WorkerIdentity worker, int slots, List<Lease> leases) {
        return new WorkerPresent(
                1,
                UUID.randomUUID().toString(),
                "",
                worker.id(),
                worker.incarnation(),
                slots,
                leases.stream().map(lease -> Running.of(lease.attempt())).toList());
    }

    /** An attempt at work. */
    @RegisterForReflection
    record Running(String channel, Key tuple, int attempt) {

        static Running of(Attempt attempt) {
            return new Running(attempt.channel(), attempt.tuple(), attempt.attempt());
        }
    }
}
