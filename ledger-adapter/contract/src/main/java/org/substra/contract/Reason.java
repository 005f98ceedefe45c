package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the ledger refuses a command; the number is the one that ledger errors carry (spec 3.1). */
public enum Reason {
    @JsonProperty("invalid")
    INVALID(400),
    @JsonProperty("forbidden")
    FORBIDDEN(403),
    @JsonProperty("not-found")
    NOT_FOUND(404),
    @JsonProperty("conflict")
    CONFLICT(409),
    /** The tuple is in a state that does not allow this move, or a later attempt has it. */
    @JsonProperty("illegal-move")
    ILLEGAL_MOVE(500);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
