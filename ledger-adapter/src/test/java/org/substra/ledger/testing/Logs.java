package org.substra.ledger.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.rule.Rules;
import org.substra.ledger.input.Genesis;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.log.LogEntry;
import org.substra.ledger.log.SharedLog;

/** What the operator of a log database can do. */
public final class Logs {

    public static final String CHANNEL = "mychannel";

    private Logs() {}

    public static byte[] genesis(Organisation... members) {
        return Json.write(new Genesis(
                CHANNEL, Arrays.stream(members).map(Organisation::member).toList(), Rules.VERSION));
    }

    public static Key hash(byte[] genesis) {
        return Hashes.of(genesis);
    }

    /** Begins a channel with this entry 0. */
    public static void begin(TestDatabase log, byte[] genesis) {
        log.tamper("insert into channel (name, last) values ('" + CHANNEL + "', -1)");
        append(log, genesis);
    }

    public static void append(TestDatabase log, byte[] bytes) {
        try {
            new SharedLog(log.source()).append(CHANNEL, List.of(bytes));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<LogEntry> entries(TestDatabase log) {
        try {
            return new SharedLog(log.source()).read(CHANNEL, 0, 10_000);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void rewrite(TestDatabase log, long number, byte[] bytes) {
        try (Connection connection = log.source().getConnection();
                PreparedStatement update = connection.prepareStatement("update log set bytes = ? where number = ?")) {
            update.setBytes(1, bytes);
            update.setLong(2, number);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
