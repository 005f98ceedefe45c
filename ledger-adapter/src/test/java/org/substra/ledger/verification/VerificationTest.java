package org.substra.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.EVERYBODY;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.rule.Given;
import org.substra.ledger.log.SharedLog;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.TestDatabase;

class VerificationTest {

    private final Organisation owkin = Organisation.of("owkinMSP");
    private final byte[] genesis = Logs.genesis(owkin);
    private final TestDatabase log = TestDatabase.log();
    private final TestDatabase own = TestDatabase.own();

    @BeforeEach
    void execute() {
        Logs.begin(log, genesis);
        Adapter adapter = Adapter.of(genesis, log, own);
        for (int i = 1; i <= 5; i++) {
            Logs.append(
                    log,
                    owkin.signer()
                            .sign(
                                    Logs.CHANNEL,
                                    "c" + i,
                                    Given.algo("a" + i, EVERYBODY),
                                    adapter.catchUp().seen()));
        }
        Logs.append(
                log,
                owkin.signer()
                        .sign(
                                Logs.CHANNEL,
                                "n",
                                new RegisterNode(),
                                adapter.catchUp().seen()));
        adapter.catchUp();
    }

    @AfterEach
    void drop() {
        log.close();
        own.close();
    }

    @Test
    void finds_nothing_wrong_with_what_was_only_executed() {
        assertThat(verify()).isEmpty();
    }

    @Test
    void names_a_changed_world_state_row() {
        own.tamper("update world set value = '{}' where key = 'asset/" + Given.key("a3") + "'");

        assertThat(verify())
                .hasValueSatisfying(wrong -> assertThat(wrong)
                        .contains("world-state row asset/" + Given.key("a3") + " is stored otherwise"));
    }

    @Test
    void names_a_row_that_was_added_or_removed() {
        own.tamper("insert into world values ('mychannel', 'asset/zzz', '{}')");
        assertThat(verify())
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("asset/zzz is stored, but does not follow"));
        own.tamper("delete from world where key in ('asset/zzz', 'rules')");

        assertThat(verify())
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("rules follows from the log, but is not"));
    }

    @Test
    void names_the_first_entry_that_changed() {
        Logs.rewrite(log, 3, Logs.entries(log).get(2).bytes());

        assertThat(verify()).hasValueSatisfying(wrong -> assertThat(wrong).contains("entry 3 is stored otherwise"));
    }

    @Test
    void names_a_last_entry_that_is_gone() {
        log.tamper("delete from log where number = 6");

        assertThat(verify()).hasValue("entry 6: we executed it, and now it is gone from the log");
    }

    @Test
    void names_the_missing_entry_before_the_rows_that_followed_from_it() {
        log.tamper("delete from log where number >= 5");

        assertThat(verify()).hasValue("entry 5: we executed it, and now it is gone from the log");
    }

    @Test
    void names_a_changed_outcome_event_or_status() {
        own.tamper("update event set body = '{}' where number = 2");

        assertThat(verify()).hasValueSatisfying(wrong -> assertThat(wrong).contains("event 2.0 is stored otherwise"));
        own.tamper("update executed set verdict = '{}' where number = 4");

        assertThat(verify()).hasValueSatisfying(wrong -> assertThat(wrong).contains("entry 4 is stored otherwise"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tip set chain = repeat('a', 64)",
                "update tip set result = repeat('a', 64)",
                "update tip set event_number = 0",
                "update executed set organisation = 'otherMSP' where number = 1",
                "update executed set event_number = 0 where number = 2",
                "update executed set input_hash = repeat('a', 64) where number = 1",
                "update executed set result = repeat('a', 64) where number = 1",
                "update tip set event_index = 1",
                "update executed set event_index = 1 where number = 2",
                "insert into fold_child values ('mychannel', repeat('a', 64), repeat('b', 64))",
                "insert into fold_plan values ('mychannel', repeat('a', 64), true, true, true, 0, 0, 0, 0)",
                "insert into fold_kept values ('mychannel', repeat('a', 64), 'owkinMSP', 0, repeat('b', 64))",
            })
    void finds_every_other_change(String change) {
        own.tamper(change);

        assertThat(verify()).isPresent();
    }

    @Test
    void verifies_what_is_executed_and_not_what_came_since() {
        Logs.append(log, "rubbish".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(verify()).isEmpty();
    }

    private Optional<String> verify() {
        try (TestDatabase scratch = TestDatabase.own()) {
            var sharedLog = new SharedLog(log.source());
            return new Verification(Logs.CHANNEL, Logs.hash(genesis), sharedLog, own.source(), scratch.source())
                    .run(_ -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
