package org.substra.contract.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.Result;

/** The ledger's verdict on a command. Its position is always that of an event: wait for it and the verdict is readable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CommandAnswer.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = CommandAnswer.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = CommandAnswer.Unavailable.class, name = "unavailable"),
})
public sealed interface CommandAnswer extends Message {

    /** Executed; its event is at the position. */
    record Accepted(int version, String id, String channel, Position position, Result result) implements CommandAnswer {

        public Accepted {
            Message.check(version);
        }
    }

    /**
     * Refused by a rule.
     *
     * @param position the newest event that the verdict had seen; null on a channel without events
     */
    record Refused(
            int version,
            String id,
            String channel,
            @Nullable Position position,
            Reason reason,
            String message,
            List<Key> keys)
            implements CommandAnswer {

        public Refused {
            Message.check(version);
            keys = List.copyOf(keys);
        }

        public Refusal toRefusal() {
            return new Refusal(reason, message, keys);
        }
    }

    /** Nothing was submitted, and nothing of this command ever happens unless it is sent again. */
    record Unavailable(int version, String id, String channel, String message) implements CommandAnswer {

        public Unavailable {
            Message.check(version);
        }
    }
}
