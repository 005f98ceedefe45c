package org.substra.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.TestDatabase;

/** What a member's role can do in the log's database, and what it cannot. */
class LogRightsTest {

    private final String role = "member_" + UUID.randomUUID().toString().replace("-", "");
    private final TestDatabase log = TestDatabase.log();

    @BeforeEach
    void begin() throws SQLException {
        Logs.begin(log, Logs.genesis(Organisation.of("owkinMSP")));
        log.tamper("create role " + role + " login password 'member'");
        try (Connection owner = log.source().getConnection()) {
            LogGrants.grant(owner, role);
        }
    }

    @AfterEach
    void drop() {
        log.tamper("drop owned by " + role + " cascade; drop role " + role);
        log.close();
    }

    @Test
    void a_member_appends_and_reads() throws SQLException {
        var asMember = new SharedLog(member());

        asMember.append(Logs.CHANNEL, List.of(new byte[] {1}, new byte[0], new byte[] {2, 3}));

        assertThat(asMember.read(Logs.CHANNEL, 1, 10))
                .extracting(LogEntry::bytes)
                .containsExactly(new byte[] {1}, new byte[0], new byte[] {2, 3});
        assertThat(asMember.last(Logs.CHANNEL)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into public.log values ('mychannel', 9, '')",
                "update public.log set bytes = ''",
                "delete from public.log",
                "truncate public.log",
                "update public.channel set last = 9",
                "insert into public.channel values ('another', 0)",
            })
    void a_member_changes_nothing_otherwise(String statement) {
        assertThatThrownBy(() -> asMember(statement)).hasMessageContaining("permission denied");
    }

    @Test
    void a_member_does_not_become_the_owner_by_tables_of_the_same_name() throws SQLException {
        asMember(
                "create temp table channel as select * from public.channel",
                "create temp table log (channel text, number bigint, bytes bytea)",
                "grant all on channel, log to public",
                "create function pg_temp.evil() returns trigger language plpgsql as"
                        + " $$ begin delete from public.log; return new; end $$",
                "create trigger evil before insert on log for each row execute function pg_temp.evil()",
                "select public.append('mychannel', array['\\x02'::bytea])");

        assertThat(log.count("select count(*) from public.log")).isEqualTo(2);
    }

    @Test
    void a_group_is_appended_whole_or_not_at_all() {
        var asMember = new SharedLog(member());
        List<byte[]> oneTooLarge = List.of(new byte[] {1}, new byte[(16 << 20) + 1]);

        assertThatThrownBy(() -> asMember.append(Logs.CHANNEL, oneTooLarge)).hasMessageContaining("at most 16 MiB");
        assertThatThrownBy(() -> asMember.append("another", List.of(new byte[0])))
                .hasMessageContaining("there is no channel another");

        assertThat(log.count("select count(*) from public.log")).isOne();
    }

    private void asMember(String... statements) throws SQLException {
        try (Connection connection = member().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private PGSimpleDataSource member() {
        var source = (PGSimpleDataSource) log.source();
        source.setUser(role);
        source.setPassword("member");
        return source;
    }
}
