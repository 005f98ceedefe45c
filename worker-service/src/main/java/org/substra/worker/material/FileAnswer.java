package org.substra.worker.material;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Limits;

/**
 * The api's answer to {@link FileWanted}.
 *
 * @param id that of the question
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("file-answer")
record FileAnswer(int version, String id, String channel, Outcome outcome, String message) {

    FileAnswer {
        Limits.present("id", id);
        Limits.present("outcome", outcome);
        message = message == null ? "" : message;
    }

    /** What became of the request. */
    @RegisterForReflection
    enum Outcome {
        @JsonProperty("there")
        THERE,
        @JsonProperty("gone")
        GONE,
        @JsonProperty("wrong-bytes")
        WRONG_BYTES,
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("forbidden")
        FORBIDDEN
    }
}
