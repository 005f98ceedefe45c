package org.substra.worker.presence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.worker.lease.Attempt;

/** A scheduler asks whoever runs this attempt to stop it at once. */
@RegisterForReflection
record StopTuple(int version, String id, String channel, Key tuple, int attempt) implements ControlMessage {

    StopTuple {
        Limits.present("channel", channel);
        Limits.present("tuple", tuple);
    }

    Attempt toAttempt() {
        return new Attempt(channel, tuple, attempt);
    }
}
