package org.substra.ledger.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.contract.rule.Given.EVERYBODY;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Position;
import org.substra.contract.Reason;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogStart;
import org.substra.contract.message.Beat;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.EventMessage;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;
import org.substra.contract.record.Algo;
import org.substra.contract.rule.Given;
import org.substra.ledger.testing.Broker;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Network;

/** The service through its doors: commands, questions, events, beats, health. */
@QuarkusTest
@QuarkusTestResource(Network.class)
class MessagingTest {

    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    @Test
    void answers_an_accepted_command_with_the_position_of_its_event() throws Exception {
        broker.listenForReplies();
        String word = UUID.randomUUID().toString();

        CommandAnswer answer = submit(UUID.randomUUID().toString(), Given.algo(word, EVERYBODY));

        assertThat(answer).isInstanceOf(CommandAnswer.Accepted.class);
        Position position = ((CommandAnswer.Accepted) answer).position();
        QueryAnswer events =
                ask(new QueryMessage.EventsAfter(1, "q", Logs.CHANNEL, new Position(position.block() - 1, 0)));
        assertThat(((QueryAnswer.Events) events).events().getFirst()).satisfies(event -> {
            assertThat(event.position()).isEqualTo(position);
            assertThat(event.records().getFirst()).isInstanceOf(Algo.class);
        });
    }

    @Test
    void gives_a_repeated_command_its_first_outcome() throws Exception {
        broker.listenForReplies();
        String id = UUID.randomUUID().toString();
        Command command = Given.algo(id, EVERYBODY);

        CommandAnswer first = submit(id, command);

        assertThat(submit(id, command)).isEqualTo(first).isInstanceOf(CommandAnswer.Accepted.class);
        assertThat(submit(UUID.randomUUID().toString(), command))
                .isInstanceOfSatisfying(CommandAnswer.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
                    assertThat(refused.keys()).containsExactly(Given.key(id));
                    assertThat(refused.position()).isNotNull();
                });
    }

    @Test
    void never_submits_what_the_rules_refuse() throws Exception {
        broker.listenForReplies();
        int before = Logs.entries(Network.log()).size();

        CommandAnswer answer = submit(UUID.randomUUID().toString(), new LogStart(Given.key("unknown"), 1));

        assertThat(answer).isInstanceOf(CommandAnswer.Refused.class);
        assertThat(Logs.entries(Network.log())).hasSize(before);
    }

    @Test
    void sees_what_another_organisation_has_appended_before_it_answers_for_the_head() throws Exception {
        broker.listenForReplies();
        Position head = ((QueryAnswer.Head) ask(new QueryMessage.Head(1, "h", Logs.CHANNEL))).position();
        byte[] rubbish = "rubbish".getBytes(UTF_8);
        Logs.append(Network.log(), rubbish);

        QueryAnswer.Head after = (QueryAnswer.Head) ask(new QueryMessage.Head(1, "h2", Logs.CHANNEL));

        assertThat(after.position()).as("a refusal is no event").isEqualTo(head);
    }

    @Test
    void drops_a_command_past_its_deadline() throws Exception {
        broker.listenForReplies();
        String late = UUID.randomUUID().toString();
        send(CommandMessage.of(late, Logs.CHANNEL, Given.algo(late, EVERYBODY), 1L));
        String good = UUID.randomUUID().toString();

        CommandAnswer answer = submit(good, Given.algo(good, EVERYBODY));

        assertThat(answer.id()).isEqualTo(good);
        assertThat(submit(UUID.randomUUID().toString(), Given.algo(late, EVERYBODY)))
                .as("nothing was registered by the late one")
                .isInstanceOf(CommandAnswer.Accepted.class);
    }

    @Test
    void puts_an_unreadable_command_aside_and_goes_on() throws Exception {
        broker.listenForReplies();
        long before = broker.messages("dead-letters");
        broker.send("ledger.commands", "rubbish", "not json".getBytes(UTF_8));
        broker.send("ledger.commands", "rubbish", "{\"type\":\"command\",\"version\":2}".getBytes(UTF_8));
        broker.send("ledger.queries", "rubbish", "not json".getBytes(UTF_8));

        String id = UUID.randomUUID().toString();
        assertThat(submit(id, Given.algo(id, EVERYBODY))).isInstanceOf(CommandAnswer.Accepted.class);
        await().until(() -> broker.messages("dead-letters") == before + 2);
    }

    @Test
    void pushes_events_and_beats() throws Exception {
        broker.listen("ledger.events", "event.#").listen("ledger.events", "beat");
        String id = UUID.randomUUID().toString();
        send(CommandMessage.of(id, Logs.CHANNEL, Given.algo(id, EVERYBODY), null));

        boolean event = false;
        boolean beat = false;
        while (!event || !beat) {
            Broker.Received next = broker.next();
            if (next.routingKey().equals("beat")) {
                beat |= Json.read(next.body(), Beat.class).position() != null;
            } else {
                assertThat(next.routingKey()).isEqualTo("event." + Logs.CHANNEL);
                event |= Json.read(next.body(), EventMessage.class)
                        .event()
                        .commandId()
                        .equals(id);
            }
        }
    }

    @Test
    void shows_how_it_follows_as_metrics() throws Exception {
        broker.listenForReplies();
        String id = UUID.randomUUID().toString();
        submit(id, Given.algo(id, EVERYBODY));
        int last = Logs.entries(Network.log()).size() - 1;

        await().untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                .contains("substra_ledger_block{channel=\"mychannel\"} " + last + ".0")
                .containsPattern("substra_ledger_lag_seconds\\{channel=\"mychannel\"} [01]\\.")
                .contains("substra_ledger_troubles 0.0")
                .contains("substra_ledger_commands_total{function=\"registerAlgo\",verdict=\"accepted\"}"));
    }

    @Test
    void refuses_a_channel_that_this_node_is_not_on() throws Exception {
        broker.listenForReplies();
        send(CommandMessage.of("other", "yourchannel", Given.algo("x", EVERYBODY), null));

        assertThat(Json.read(broker.next().body(), CommandAnswer.class)).isInstanceOf(CommandAnswer.Unavailable.class);
        assertThat(ask(new QueryMessage.Head(1, "h", "yourchannel"))).isInstanceOf(QueryAnswer.Failed.class);
    }

    @Test
    void lists_this_nodes_unfinished_tuples() throws Exception {
        broker.listenForReplies();

        QueryAnswer answer = ask(new QueryMessage.Unfinished(1, "u", Logs.CHANNEL, null));

        assertThat(((QueryAnswer.Unfinished) answer).tuples()).isEmpty();
        assertThat(((QueryAnswer.Unfinished) answer).position()).isNotNull();
    }

    private CommandAnswer submit(String id, Command command) throws Exception {
        send(CommandMessage.of(id, Logs.CHANNEL, command, null));
        return Json.read(broker.next().body(), CommandAnswer.class);
    }

    private QueryAnswer ask(QueryMessage query) throws Exception {
        broker.send("ledger.queries", "query", Json.write(query));
        return Json.read(broker.next().body(), QueryAnswer.class);
    }

    private void send(Message message) throws IOException {
        broker.send("ledger.commands", "command", Json.write(message));
    }
}
