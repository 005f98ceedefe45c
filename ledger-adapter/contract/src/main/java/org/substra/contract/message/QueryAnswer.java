package org.substra.contract.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.Event;
import org.substra.contract.record.Tuple;

/** The answer to a question. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QueryAnswer.Head.class, name = "head-answer"),
    @JsonSubTypes.Type(value = QueryAnswer.Events.class, name = "events-answer"),
    @JsonSubTypes.Type(value = QueryAnswer.Unfinished.class, name = "unfinished-answer"),
    @JsonSubTypes.Type(value = QueryAnswer.Failed.class, name = "query-failed"),
})
public sealed interface QueryAnswer extends Message {

    /** @param position of the newest event; null on a channel without events */
    record Head(
            int version,
            String id,
            String channel,
            @Nullable Position position) implements QueryAnswer {

        public Head {
            Message.check(version);
        }
    }

    /**
     * @param events in order, as many as fit into one message; empty when there are none after the position
     * @param head the newest event that the adapter has
     */
    record Events(
            int version,
            String id,
            String channel,
            List<Event> events,
            @Nullable Position head) implements QueryAnswer {

        public Events {
            Message.check(version);
            events = List.copyOf(events);
        }
    }

    /**
     * @param tuples empty after the last page
     * @param position the event up to which this is true
     */
    record Unfinished(
            int version,
            String id,
            String channel,
            List<OpenTuple> tuples,
            @Nullable Position position) implements QueryAnswer {

        public Unfinished {
            Message.check(version);
            tuples = List.copyOf(tuples);
        }
    }

    /**
     * @param attempt the recorded attempt; 0 when it was never started
     * @param priority of its compute plan; 0 outside plans
     */
    record OpenTuple(Tuple tuple, TupleStatus status, int attempt, boolean parentFailed, int priority) {

        /** The same, in a plan of this priority. */
        public OpenTuple of(int planPriority) {
            return new OpenTuple(tuple, status, attempt, parentFailed, planPriority);
        }
    }

    /** The adapter cannot say now; the message tells why. Ask again. */
    record Failed(int version, String id, String channel, String message) implements QueryAnswer {

        public Failed {
            Message.check(version);
        }
    }
}
