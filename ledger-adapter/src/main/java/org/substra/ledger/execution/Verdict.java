package org.substra.ledger.execution;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.Result;

/** What became of an entry. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Verdict.Refused.class, name = "refused"),
})
public sealed interface Verdict {

    @RegisterForReflection
    record Accepted(Result result) implements Verdict {}

    @RegisterForReflection
    record Refused(Reason reason, String message, List<Key> keys) implements Verdict {

        public Refused {
            keys = List.copyOf(keys);
        }

        public static Refused of(Refusal refusal) {
            return new Refused(refusal.reason(), refusal.getMessage(), refusal.keys());
        }

        public Refusal toRefusal() {
            return new Refusal(reason, message, keys);
        }
    }
}
