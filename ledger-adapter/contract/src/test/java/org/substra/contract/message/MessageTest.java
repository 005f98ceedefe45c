package org.substra.contract.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.substra.contract.Json;
import org.substra.contract.Position;
import org.substra.contract.Reason;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.Result;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.record.Node;
import org.substra.contract.record.Tuple;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

class MessageTest {

    private static final Position AT = new Position(7, 0);

    static List<Message> messages() {
        MemoryChannel channel = Given.hospitals();
        var tuple = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1")));
        Result started = channel.submit(OWKIN, new LogStart(tuple, 1));
        var event = new Event(
                "mychannel",
                AT,
                new Position(6, 0),
                "c",
                OWKIN,
                "logStart",
                channel.lastRecords(),
                channel.lastDerived());
        var open = new QueryAnswer.OpenTuple(channel.asset(Tuple.class, tuple), TupleStatus.DOING, 1, false, 7);
        return List.of(
                CommandMessage.of("c", "mychannel", new RegisterNode(), 1L),
                CommandMessage.of("c", "mychannel", new LogStart(tuple, 1), null),
                new CommandAnswer.Accepted(1, "c", "mychannel", AT, started),
                new CommandAnswer.Refused(1, "c", "mychannel", null, Reason.NOT_FOUND, "no", keys("a")),
                new CommandAnswer.Unavailable(1, "c", "mychannel", "away"),
                new QueryMessage.Head(1, "q", "mychannel"),
                new QueryMessage.EventsAfter(1, "q", "mychannel", AT),
                new QueryMessage.Unfinished(1, "q", "mychannel", null),
                new QueryAnswer.Head(1, "q", "mychannel", AT),
                new QueryAnswer.Events(1, "q", "mychannel", List.of(event), AT),
                new QueryAnswer.Unfinished(1, "q", "mychannel", List.of(open), AT),
                new QueryAnswer.Failed(1, "q", "mychannel", "why"),
                EventMessage.of(event),
                new Beat(1, "b", "mychannel", AT));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void reads_back_as_it_was_written(Message message) {
        Class<? extends Message> family =
                switch (message) {
                    case CommandMessage _ -> CommandMessage.class;
                    case CommandAnswer _ -> CommandAnswer.class;
                    case QueryMessage _ -> QueryMessage.class;
                    case QueryAnswer _ -> QueryAnswer.class;
                    case EventMessage _ -> EventMessage.class;
                    case Beat _ -> Beat.class;
                };

        assertThat(Json.readCanonical(Json.write(message), family)).isEqualTo(message);
        assertThat(new String(Json.write(message), UTF_8)).contains("\"type\":\"", "\"version\":1", "\"id\":\"");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void of_another_version_is_refused(Message message) {
        byte[] other = new String(Json.write(message), UTF_8)
                .replace("\"version\":1", "\"version\":2")
                .getBytes(UTF_8);

        refused(Reason.INVALID, "message version 2", () -> Json.read(other, message.getClass()));
    }

    @Test
    void names_an_event_after_its_place() {
        var event = new Event(
                "mychannel",
                AT,
                null,
                "c",
                OWKIN,
                "registerNode",
                List.of(new Node(OWKIN)),
                List.of(new DerivedStatus(key("t"), TupleStatus.TODO, false)));

        assertThat(EventMessage.of(event).id()).isEqualTo("mychannel/7.0");
        assertThat(EventMessage.of(event).channel()).isEqualTo("mychannel");
    }

    @Test
    void carries_a_refusal() {
        var refused = new CommandAnswer.Refused(1, "c", "mychannel", AT, Reason.CONFLICT, "there", keys("a"));

        assertThat(refused.toRefusal().reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused.toRefusal()).hasMessage("there");
        assertThat(refused.toRefusal().keys()).isEqualTo(keys("a"));
        assertThat(Reason.CONFLICT.status()).isEqualTo(409);
    }
}
