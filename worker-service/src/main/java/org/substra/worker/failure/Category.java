package org.substra.worker.failure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** Whose fault it is; schedulers keep a budget for each. */
@RegisterForReflection
public enum Category {
    @JsonProperty("none")
    NONE,
    @JsonProperty("algo")
    ALGO,
    @JsonProperty("build")
    BUILD,
    @JsonProperty("node")
    NODE,
    @JsonProperty("peer")
    PEER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
