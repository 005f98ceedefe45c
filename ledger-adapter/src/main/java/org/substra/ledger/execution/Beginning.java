package org.substra.ledger.execution;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.ledger.input.Genesis;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Members;
import org.substra.ledger.log.LogEntry;
import org.substra.ledger.log.LogReader;

/**
 * Entry 0 of a channel: whose inputs count, and by which rules they are executed. Sound because
 * configuration pins its hash: whoever writes another one is noticed before anything is executed.
 */
final class Beginning {

    private final String channel;
    private final Key pinned;
    private final LogReader log;
    private volatile @Nullable Members members;

    Beginning(String channel, Key pinned, LogReader log) {
        this.channel = channel;
        this.pinned = pinned;
        this.log = log;
    }

    /** The members, once the channel is known to have begun as pinned; null before. */
    @Nullable
    Members known() {
        return members;
    }

    /** @throws Divergence when entry 0 is gone or not the pinned one */
    Members members() throws SQLException {
        Members known = members;
        if (known != null) {
            return known;
        }
        List<LogEntry> first = log.read(channel, 0, 1);
        if (first.isEmpty() || first.getFirst().number() != 0) {
            throw new Divergence(channel, 0, "it is missing from the log");
        }
        return new Members(genesis(first.getFirst().bytes()));
    }

    Genesis genesis(byte[] bytes) {
        if (!Hashes.of(bytes).equals(pinned)) {
            throw new Divergence(channel, 0, "it has hash " + Hashes.of(bytes) + ", configuration pins " + pinned);
        }
        Genesis genesis = read(bytes);
        if (!genesis.channel().equals(channel)) {
            throw new Divergence(channel, 0, "it begins another channel: " + genesis.channel());
        }
        members = new Members(genesis);
        return genesis;
    }

    private Genesis read(byte[] bytes) {
        try {
            return Json.readCanonical(bytes, Genesis.class);
        } catch (Refusal unreadable) {
            throw new Divergence(channel, 0, "it names no members: " + unreadable.getMessage(), unreadable);
        }
    }
}
