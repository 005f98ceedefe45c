package org.substra.scheduler.workers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.substra.scheduler.failure.Trouble;

/** Whose fault it was, in a worker's words. */
@RegisterForReflection
enum Category {
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

    /** Empty when nobody is to blame. */
    Optional<Trouble> trouble() {
        return switch (this) {
            case NONE -> Optional.empty();
            case ALGO -> Optional.of(Trouble.ALGO);
            case BUILD -> Optional.of(Trouble.BUILD);
            case NODE -> Optional.of(Trouble.NODE);
            case PEER -> Optional.of(Trouble.PEER);
        };
    }
}
