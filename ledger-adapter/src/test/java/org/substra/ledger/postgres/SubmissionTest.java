package org.substra.ledger.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.contract.rule.Given.EVERYBODY;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Reason;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogStart;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandAnswer.Accepted;
import org.substra.contract.message.CommandAnswer.Refused;
import org.substra.contract.message.CommandAnswer.Unavailable;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.rule.Given;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.input.Seen;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.Outage;
import org.substra.ledger.testing.TestDatabase;

/** One command, one outcome, and nothing in the log that does not belong there, whatever fails on the way. */
class SubmissionTest {

    private final Organisation owkin = Organisation.of("owkinMSP");
    private final Organisation nantes = Organisation.of("chu-nantesMSP");
    private final byte[] genesis = Logs.genesis(owkin, nantes);
    private final TestDatabase log = TestDatabase.log();
    private final TestDatabase own = TestDatabase.own();
    private final Outage network = new Outage(log);
    private final List<Node> nodes = new ArrayList<>();
    private Node node;

    @BeforeEach
    void begin() {
        Logs.begin(log, genesis);
        node = start();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        own.close();
        log.close();
    }

    @Test
    void answers_the_first_outcome_again_and_appends_once() throws Exception {
        CommandAnswer first = answer(node.submit("a", algo("a")));

        assertThat(answer(node.submit("a", algo("a")))).isEqualTo(first).isInstanceOf(Accepted.class);
        assertThat(answer(node.submit("a", algo("something else")))).isEqualTo(first);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void answers_a_race_that_was_lost_with_the_recorded_refusal() throws Exception {
        byte[] theirs = nantes.signer().sign(Logs.CHANNEL, "theirs", algo("a"), seen());
        Logs.append(log, owkin.signer().sign(Logs.CHANNEL, "ours", algo("a"), seen()));
        Logs.append(log, theirs);
        try (TestDatabase nantesOwn = TestDatabase.own()) {
            Node other = start(nantes, nantesOwn);

            Refused refused = (Refused) answer(other.submit("theirs", algo("a")));

            assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
            assertThat(refused.position()).hasToString("1.0");
            assertThat(entries()).isEqualTo(3);
            other.close();
        }
    }

    @Test
    void believes_no_refusal_before_it_has_executed_the_head() throws Exception {
        network.away(true);
        Logs.append(log, nantes.signer().sign(Logs.CHANNEL, "data", Given.dataManager("m", EVERYBODY), seen()));
        network.away(false);

        CommandAnswer answer = answer(node.submit("s", Given.samples("m", false, "s")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .as("it knows the data manager by now, and that it belongs to another")
                                .isEqualTo(Reason.FORBIDDEN));
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void sends_what_was_signed_and_kept_before_a_crash() throws Exception {
        byte[] signed = owkin.signer().sign(Logs.CHANNEL, "a", algo("a"), seen());
        keep("a", signed);

        assertThat(answer(node.submit("a", algo("a")))).isInstanceOf(Accepted.class);

        assertThat(Logs.entries(log).getLast().bytes()).isEqualTo(signed);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void does_not_append_again_what_was_appended_before_a_crash() throws Exception {
        byte[] signed = owkin.signer().sign(Logs.CHANNEL, "a", algo("a"), seen());
        node.close();
        keep("a", signed);
        Logs.append(log, signed);

        assertThat(answer(start().submit("a", algo("a")))).isInstanceOf(Accepted.class);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void brings_in_what_was_lost_on_the_way() throws Exception {
        network.loseAppends(2);

        assertThat(answer(node.submit("a", algo("a")))).isInstanceOf(Accepted.class);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void appends_once_although_the_confirmation_was_lost() throws Exception {
        network.loseConfirmations(1);

        assertThat(answer(node.submit("a", algo("a")))).isInstanceOf(Accepted.class);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void says_unavailable_and_keeps_nothing_while_the_log_is_away() throws Exception {
        network.away(true);

        assertThat(answer(node.submit("a", algo("a")))).isInstanceOf(Unavailable.class);

        assertThat(own.count("select count(*) from submission")).isZero();
        await().until(() -> node.channel().trouble().isPresent());
        network.away(false);
        await().until(() -> node.channel().trouble().isEmpty());
        assertThat(answer(node.submit("a", algo("a")))).isInstanceOf(Accepted.class);
    }

    @Test
    void does_not_append_again_what_waits_for_its_execution() throws Exception {
        answer(node.submit("a", algo("a")));
        try (Connection slow = own.source().getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("select * from tip for update");

            CompletableFuture<Optional<CommandAnswer>> waiting = node.submit("b", algo("b"));
            Thread.sleep(Duration.ofSeconds(12));

            assertThat(waiting).isNotDone();
            assertThat(entries()).isEqualTo(3);
            slow.rollback();
            assertThat(answer(waiting)).isInstanceOf(Accepted.class);
        }
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void two_adapters_of_one_organisation_share_their_database() throws Exception {
        Node second = start();
        var answers = new ArrayList<CompletableFuture<Optional<CommandAnswer>>>();
        for (int i = 0; i < 40; i++) {
            answers.add(node.submit("c" + i, algo("a" + i)));
            answers.add(second.submit("c" + i, algo("a" + i)));
        }

        for (int i = 0; i < 40; i++) {
            CommandAnswer first = answer(answers.get(2 * i));
            assertThat(first).isInstanceOf(Accepted.class).isEqualTo(answer(answers.get(2 * i + 1)));
        }
        assertThat(own.count("select count(*) from event")).isEqualTo(41);
    }

    @Test
    void what_another_adapter_has_brought_to_the_ledger_meanwhile_is_not_refused_because_of_itself() throws Exception {
        var meanwhile = new Meanwhile(own.source(), () -> answer(node.submit("a", algo("a"))));
        Node second = Node.start(owkin.signer(), genesis, RulesEngine.CONTRACT, log.source(), meanwhile.source());
        nodes.add(second);
        await().until(() -> second.channel().trouble().isEmpty());
        meanwhile.arm(3); // the first looks for its outcome, the next for its bytes, and this one simulates it

        CommandAnswer answer = answer(second.submit("a", algo("a")));

        assertThat(answer).isInstanceOf(Accepted.class).isEqualTo(answer(node.submit("a", algo("a"))));
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void a_key_that_entry_0_does_not_know_appends_nothing_and_is_not_ready() throws Exception {
        try (TestDatabase otherOwn = TestDatabase.own()) {
            Node stranger = start(Organisation.of("owkinMSP"), otherOwn);

            assertThat(answer(stranger.submit("a", algo("a")))).isInstanceOf(Unavailable.class);

            await().untilAsserted(() ->
                    assertThat(stranger.channel().trouble().orElse("")).contains("LEDGER_SIGNING_KEY_FILE"));
            assertThat(entries()).isOne();
            assertThat(otherOwn.count("select count(*) from submission")).isZero();
            stranger.close();
        }
    }

    @Test
    void a_channel_that_has_not_begun_takes_no_command_and_is_not_ready() throws Exception {
        try (TestDatabase empty = TestDatabase.log();
                TestDatabase otherOwn = TestDatabase.own()) {
            Node early = Node.start(owkin.signer(), genesis, empty.source(), otherOwn);

            assertThat(answer(early.submit("a", algo("a")))).isInstanceOf(Unavailable.class);
            await().untilAsserted(() ->
                    assertThat(early.channel().trouble().orElse("")).contains("no entry 0"));

            Logs.begin(empty, genesis);
            await().until(() -> early.channel().trouble().isEmpty());
            assertThat(answer(early.submit("a", algo("a")))).isInstanceOf(Accepted.class);
            early.close();
        }
    }

    @Test
    void refuses_a_command_that_is_too_large_to_be_an_input() throws Exception {
        answer(node.submit("m", Given.dataManager("m", EVERYBODY)));
        String[] many = new String[16_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "s" + i;
        }

        CommandAnswer answer = answer(node.submit("s", Given.samples("m", false, many)));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.message()).contains("smaller parts"));
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void drops_a_command_whose_deadline_is_past_but_not_one_that_was_signed_in_time() throws Exception {
        var late = CommandMessage.of("late", Logs.CHANNEL, algo("a"), 1L);

        assertThat(node.submit(late).get(20, SECONDS)).isEmpty();

        keep("late", owkin.signer().sign(Logs.CHANNEL, "late", algo("a"), seen()));
        assertThat(answer(node.submit(late))).isInstanceOf(Accepted.class);
    }

    @Test
    void an_answer_to_a_refusal_names_the_newest_event_and_not_a_refused_entry() throws Exception {
        answer(node.submit("a", algo("a")));
        Logs.append(log, new byte[] {1});

        Refused refused = (Refused) answer(node.submit("s", new LogStart(Given.key("none"), 1)));

        assertThat(refused.position()).hasToString("1.0");
    }

    private Node start() {
        return start(owkin, own);
    }

    private Node start(Organisation organisation, TestDatabase database) {
        Node started = Node.start(organisation.signer(), genesis, network, database);
        nodes.add(started);
        await().until(() -> Adapter.of(genesis, log, database).tip().number() >= 0);
        await().until(() -> started.channel()
                .trouble()
                .filter(why -> why.contains("catching up"))
                .isEmpty());
        return started;
    }

    private Seen seen() {
        try (TestDatabase fresh = TestDatabase.log();
                TestDatabase database = TestDatabase.own()) {
            Logs.begin(fresh, genesis);
            return Adapter.of(genesis, fresh, database).catchUp().seen();
        }
    }

    private void keep(String id, byte[] bytes) throws SQLException {
        try (Connection connection = own.source().getConnection();
                var insert = connection.prepareStatement("insert into submission values ('mychannel', ?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        }
    }

    private long entries() {
        return log.count("select count(*) from log");
    }

    private static Command algo(String word) {
        return Given.algo(word, EVERYBODY);
    }

    private static CommandAnswer answer(CompletableFuture<Optional<CommandAnswer>> answer) throws Exception {
        return answer.get(40, SECONDS).orElseThrow();
    }
}
