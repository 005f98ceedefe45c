package org.substra.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it is written down. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditLine(
        @JsonProperty("time") String time,
        @JsonProperty("log") String log,
        @JsonProperty("event") String event,
        @JsonProperty("what") String what,
        @JsonProperty("who") @Nullable String who,
        @JsonProperty("from") String from,
        @JsonProperty("outcome") Outcome outcome) {

    @RegisterForReflection
    enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("throttled")
        THROTTLED,
        @JsonProperty("failed")
        FAILED
    }

    static AuditLine of(AuditEvent event, Outcome outcome, Instant moment) {
        return new AuditLine(
                moment.toString(),
                Audit.CATEGORY,
                event.event(),
                event.what(),
                event.who().orElse(null),
                event.from(),
                outcome);
    }
}
