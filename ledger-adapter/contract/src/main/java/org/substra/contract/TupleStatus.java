package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a tuple is in its life (spec 3.6 and 8). Only doing, done and failed are recorded; the others are derived. */
public enum TupleStatus {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("todo")
    TODO,
    @JsonProperty("doing")
    DOING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("canceled")
    CANCELED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether nothing can change it any more. */
    public boolean isFinal() {
        return switch (this) {
            case DONE, FAILED, CANCELED -> true;
            case WAITING, TODO, DOING -> false;
        };
    }
}
