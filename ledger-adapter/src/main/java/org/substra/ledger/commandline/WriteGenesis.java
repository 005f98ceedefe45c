package org.substra.ledger.commandline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.substra.contract.Json;
import org.substra.contract.OrganisationId;
import org.substra.contract.rule.Rules;
import org.substra.ledger.input.Genesis;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Member;
import org.substra.ledger.log.LogEntry;
import org.substra.ledger.log.SharedLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Begins a channel: writes its entry 0 and prints the hash that every member pins. */
@RegisterForReflection
@Command(
        name = "genesis",
        mixinStandardHelpOptions = true,
        description = {
            "Writes entry 0 of a channel into the shared log and prints its hash, which every member's",
            "configuration pins (LEDGER_GENESIS). Run it as the owner of the log's database, with the same",
            "environment as migrate-log. When the same entry 0 is there already, just prints the hash."
        })
final class WriteGenesis implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--channel", required = true, description = "The channel's name.")
    private String channel = "";

    @Option(
            names = "--member",
            required = true,
            paramLabel = "MSP=FILE",
            description = "A member and the PEM file of its Ed25519 public key; repeatable.")
    private Map<String, Path> members = Map.of();

    @Override
    public Integer call() throws SQLException {
        List<Member> sorted = members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(member -> Member.fromPem(new OrganisationId(member.getKey()), member.getValue()))
                .toList();
        byte[] entry = Json.write(new Genesis(channel, sorted, Rules.VERSION));
        write(Databases.log(), channel, entry);
        spec.commandLine().getOut().println(Hashes.of(entry));
        return 0;
    }

    static void write(DataSource log, String channel, byte[] entry) throws SQLException {
        List<LogEntry> first = new SharedLog(log).read(channel, 0, 1);
        if (!first.isEmpty()) {
            if (!Arrays.equals(first.getFirst().bytes(), entry)) {
                throw new IllegalStateException("channel " + channel + " has begun with another entry 0, of hash "
                        + Hashes.of(first.getFirst().bytes()) + ": other members, keys or rules");
            }
            return;
        }
        try (Connection connection = log.getConnection();
                PreparedStatement begin =
                        connection.prepareStatement("insert into channel (name, last) values (?, 0)");
                PreparedStatement insert =
                        connection.prepareStatement("insert into log (channel, number, bytes) values (?, 0, ?)")) {
            connection.setAutoCommit(false);
            begin.setString(1, channel);
            begin.executeUpdate();
            insert.setString(1, channel);
            insert.setBytes(2, entry);
            insert.executeUpdate();
            connection.commit();
        }
    }
}
