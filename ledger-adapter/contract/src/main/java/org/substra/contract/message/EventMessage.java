package org.substra.contract.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.substra.contract.Limits;
import org.substra.contract.event.Event;

/** An event, pushed to whoever listens; who missed one asks for the events after its position. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("event")
public record EventMessage(int version, String id, String channel, Event event) implements Message {

    public EventMessage {
        Message.check(version);
        Limits.present("event", event);
    }

    public static EventMessage of(Event event) {
        return new EventMessage(VERSION, event.channel() + "/" + event.position(), event.channel(), event);
    }
}
