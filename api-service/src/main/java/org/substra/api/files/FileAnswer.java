package org.substra.api.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Limits;

/**
 * What became of a worker's request.
 *
 * @param id that of the request
 * @param message why, for people; empty when all is well
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("file-answer")
record FileAnswer(int version, String id, String channel, Outcome outcome, String message) {

    /** What the worker can build on. */
    @RegisterForReflection
    enum Outcome {
        @JsonProperty("there")
        THERE,
        /** Its owner has it no more: it will not come. */
        @JsonProperty("gone")
        GONE,
        /** Its owner sends something else than what the ledger says. */
        @JsonProperty("wrong-bytes")
        WRONG_BYTES,
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("forbidden")
        FORBIDDEN
    }

    FileAnswer {
        Limits.present("id", id);
        Limits.present("channel", channel);
        Limits.present("outcome", outcome);
        Limits.present("message", message);
    }

    static FileAnswer to(FileWanted wanted, Outcome outcome, String message) {
        return new FileAnswer(FileWanted.VERSION, wanted.id(), wanted.channel(), outcome, message);
    }
}
