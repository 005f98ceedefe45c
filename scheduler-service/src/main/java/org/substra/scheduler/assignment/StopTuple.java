package org.substra.scheduler.assignment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.substra.contract.Key;
import org.substra.contract.message.Message;
import org.substra.scheduler.backlog.TupleId;

/** To all workers: whoever runs this attempt stops it now; its result would not count. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("stop-tuple")
record StopTuple(int version, String id, String channel, Key tuple, int attempt) {

    static StopTuple of(TupleId tuple, int attempt) {
        return new StopTuple(Message.VERSION, UUID.randomUUID().toString(), tuple.channel(), tuple.key(), attempt);
    }
}
