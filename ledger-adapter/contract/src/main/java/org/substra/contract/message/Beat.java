package org.substra.contract.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;

/** The adapter's beat, once a second and channel: its newest event. Who has an older one asks for the rest. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("beat")
public record Beat(
        int version, String id, String channel, @Nullable Position position) implements Message {

    public Beat {
        Message.check(version);
    }
}
