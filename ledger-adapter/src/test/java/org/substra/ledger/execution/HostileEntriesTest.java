package org.substra.ledger.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.Result;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.TupleState;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.WorldState;
import org.substra.ledger.input.Genesis;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Members;
import org.substra.ledger.input.Seen;
import org.substra.ledger.input.SignedInput;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.TestDatabase;

/** What members and operators may write into the log, and what becomes of it. */
class HostileEntriesTest {

    private static final Organisation OWKIN = Organisation.of("owkinMSP");
    private static final Organisation NANTES = Organisation.of("chu-nantesMSP");

    private final byte[] genesis = Logs.genesis(OWKIN, NANTES);
    private TestDatabase log;
    private TestDatabase ours;
    private TestDatabase theirs;

    @BeforeEach
    void begin() {
        log = TestDatabase.log();
        ours = TestDatabase.own();
        theirs = TestDatabase.own();
        Logs.begin(log, genesis);
    }

    @AfterEach
    void drop() {
        ours.close();
        theirs.close();
        log.close();
    }

    @Test
    void meaningless_bytes_have_one_outcome_wherever_the_adapter_lives() {
        String deep = "{\"input\":{\"channel\":\"mychannel\",\"command\":{\"a\":" + "[".repeat(40);
        Logs.append(log, deep.getBytes(UTF_8));
        Locale before = Locale.getDefault();
        Tip french;
        Tip persian;
        try {
            Locale.setDefault(Locale.FRANCE);
            french = Adapter.of(genesis, log, ours).catchUp();
            Locale.setDefault(Locale.forLanguageTag("fa-IR"));
            persian = Adapter.of(genesis, log, theirs).catchUp();
        } finally {
            Locale.setDefault(before);
        }

        assertThat(persian.result()).isEqualTo(french.result());
    }

    @Test
    void half_surrogates_in_a_refusal_stop_nobody() {
        byte[] valid = OWKIN.signer()
                .sign(
                        Logs.CHANNEL,
                        "c",
                        new LogFail(new Key("a".repeat(64)), 0, "x"),
                        new Seen(0, Hashes.NOTHING, Hashes.NOTHING));
        String text = new String(valid, UTF_8);
        for (String bad : List.of("\\ud800", "\\udc00x", "a\\ud83d", "\\u0000", "\u2028")) {
            Logs.append(log, text.replace("a".repeat(64), bad).getBytes(UTF_8));
            Logs.append(log, text.replace("owkinMSP", bad).getBytes(UTF_8));
            Logs.append(log, text.replace("logFail", bad).getBytes(UTF_8));
            Logs.append(log, text.replace("\"x\"", "\"" + bad + "\"").getBytes(UTF_8));
        }

        assertThat(Adapter.of(genesis, log, ours).catchUp().number()).isEqualTo(20);
    }

    @Test
    void an_entry_that_cannot_be_executed_leaves_nothing_behind() {
        Key unknown = new Key("b".repeat(64));
        RulesEngine broken = new RulesEngine() {
            @Override
            public List<LedgerRecord> begin(int version, WorldState world) {
                return Rules.begin(version, world);
            }

            @Override
            public Rules.Outcome execute(Command command, WorldState world) {
                LedgerRecord orphan = TupleState.doing(unknown, 1);
                world.put(orphan.worldKey(), Json.write(orphan));
                return new Rules.Outcome(Result.Written.of(unknown), List.of(orphan));
            }
        };
        var adapter = new Adapter(Logs.hash(genesis), broken, log, ours);
        Tip tip = adapter.catchUp();
        Logs.append(log, OWKIN.signer().sign(Logs.CHANNEL, "x", new RegisterNode(), tip.seen()));

        assertThatThrownBy(adapter::catchUp).isInstanceOf(Divergence.class).hasMessageContaining("entry 1");

        assertThat(ours.count("select count(*) from world where key like 'state/%'"))
                .isZero();
    }

    @Test
    void another_pinned_hash_is_noticed_at_the_start_of_an_idle_channel() {
        Adapter.of(genesis, log, ours).catchUp();
        var restarted = new Adapter(new Key("c".repeat(64)), RulesEngine.CONTRACT, log, ours);

        assertThatThrownBy(restarted::catchUp).isInstanceOf(Divergence.class).hasMessageContaining("entry 0");
    }

    @Test
    void a_member_whose_key_is_none_is_refused_before_it_is_in_entry_0() throws Exception {
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPublic()
                .getEncoded();

        assertThatThrownBy(() -> new Genesis(
                        Logs.CHANNEL,
                        List.of(new org.substra.ledger.input.Member(new OrganisationId("owkinMSP"), rsa)),
                        Rules.VERSION))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void hostile_bytes_are_refused_and_nothing_else_happens() {
        var members = new Members(Json.read(genesis, Genesis.class));
        byte[] valid = OWKIN.signer()
                .sign(
                        Logs.CHANNEL,
                        "c",
                        new LogFail(new Key("a".repeat(64)), 0, "x"),
                        new Seen(0, Hashes.NOTHING, Hashes.NOTHING));
        var random = new Random(42);
        var escaped = new ArrayList<String>();
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = valid.clone();
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 32 + random.nextInt(95));
            }
            try {
                members.check(SignedInput.read(bytes));
            } catch (Refusal refused) {
                Json.write(refused.getMessage());
            } catch (RuntimeException other) {
                escaped.add(other + " by " + new String(bytes, UTF_8));
            }
        }

        assertThat(escaped).isEmpty();
    }

    @Test
    void signatures_of_every_length_are_refused() {
        var members = new Members(Json.read(genesis, Genesis.class));
        byte[] valid = OWKIN.signer()
                .sign(
                        Logs.CHANNEL,
                        "c",
                        new LogFail(new Key("a".repeat(64)), 0, "x"),
                        new Seen(0, Hashes.NOTHING, Hashes.NOTHING));
        var input = SignedInput.read(valid).input();
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] signature = new byte[random.nextInt(4) == 0 ? random.nextInt(130) : 64];
            if (random.nextInt(3) > 0) {
                random.nextBytes(signature);
            } else {
                java.util.Arrays.fill(signature, (byte) (random.nextBoolean() ? 0xff : 0));
            }
            byte[] entry = Json.write(new SignedInput(input, signature));

            assertThatThrownBy(() -> members.check(SignedInput.read(entry))).isInstanceOf(Refusal.class);
        }
    }
}
