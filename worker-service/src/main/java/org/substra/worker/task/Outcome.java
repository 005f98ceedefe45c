package org.substra.worker.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.worker.failure.Category;
import org.substra.worker.failure.TupleFailure;

/**
 * What became of an attempt.
 *
 * @param reason for people; stays on this node
 */
record Outcome(Kind kind, Category category, String reason) {

    private static final int MAX_REASON = 500;

    Outcome {
        reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
    }

    /** The result is on the ledger. */
    static Outcome done() {
        return new Outcome(Kind.DONE, Category.NONE, "");
    }

    /** The failure is on the ledger. */
    static Outcome failed(TupleFailure failure) {
        return new Outcome(Kind.FAILED, failure.category(), text(failure));
    }

    /** Somebody else has the tuple, or it is finished. */
    static Outcome dropped(String reason) {
        return new Outcome(Kind.DROPPED, Category.NONE, reason);
    }

    /** Not the tuple's fault: to be assigned again. */
    static Outcome later(TupleFailure failure) {
        return new Outcome(Kind.LATER, failure.category(), text(failure));
    }

    static Outcome later(Category category, String reason) {
        return new Outcome(Kind.LATER, category, reason);
    }

    private static String text(TupleFailure failure) {
        return failure.code() + " " + failure.getMessage();
    }

    /** The word in messages. */
    @RegisterForReflection
    enum Kind {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("dropped")
        DROPPED,
        @JsonProperty("later")
        LATER;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
