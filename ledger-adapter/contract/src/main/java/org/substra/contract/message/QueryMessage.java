package org.substra.contract.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;

/** A question to the adapter. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QueryMessage.Head.class, name = "head"),
    @JsonSubTypes.Type(value = QueryMessage.EventsAfter.class, name = "events-after"),
    @JsonSubTypes.Type(value = QueryMessage.Unfinished.class, name = "unfinished"),
})
public sealed interface QueryMessage extends Message {

    /** Which is the newest event of the ledger now, as the ledger itself says and not just this adapter? */
    record Head(int version, String id, String channel) implements QueryMessage {

        public Head {
            Message.check(version);
        }
    }

    /** The events after a position (from the first one when null), oldest first; one page. */
    record EventsAfter(
            int version,
            String id,
            String channel,
            @Nullable Position after) implements QueryMessage {

        public EventsAfter {
            Message.check(version);
        }
    }

    /** This node's tuples that may still run, neither done nor failed nor canceled, in key order after a key (null: all); one page. */
    record Unfinished(
            int version,
            String id,
            String channel,
            @Nullable Key after) implements QueryMessage {

        public Unfinished {
            Message.check(version);
        }
    }
}
