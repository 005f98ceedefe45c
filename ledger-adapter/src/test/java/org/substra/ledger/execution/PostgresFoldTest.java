package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.fold.Fold;
import org.substra.contract.rule.MemoryChannel;
import org.substra.contract.world.WorldState;
import org.substra.ledger.testing.RandomPlans;
import org.substra.ledger.testing.TestDatabase;

/** Whatever is done to plans: the fold in PostgreSQL tells the same as the one in memory. */
class PostgresFoldTest {

    private final Set<String> seen = new HashSet<>();

    @Test
    void tells_the_same_as_the_fold_in_memory() throws SQLException {
        try (TestDatabase database = TestDatabase.own();
                Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            for (int seed = 1; seed <= 8; seed++) {
                compare(new RandomPlans(seed), connection, "channel " + seed);
            }
        }
        assertThat(seen).contains("sealed", "cleaned", "CANCELED", "FAILED", "DONE", "plan DONE", "plan FAILED");
    }

    private void compare(RandomPlans plans, Connection connection, String name) throws SQLException {
        var world = new PostgresWorld(connection, name);
        var fold = new PostgresFold(connection, name);
        for (int step = 0; step < 150; step++) {
            if (step % 7 == 0) { // some commands meet what is in memory, others what is stored
                world.flush();
                fold.flush();
                fold = new PostgresFold(connection, name);
            }
            MemoryChannel channel = plans.next();
            write(channel, world);

            fold.prepare(channel.lastRecords());
            assertThat(Fold.apply(channel.lastRecords(), fold)).isEqualTo(channel.lastFolded());
        }
        seen.addAll(plans.seen());
    }

    private static void write(MemoryChannel channel, PostgresWorld world) {
        WorldState open = world.begin(MemoryChannel.OWKIN);
        channel.lastRecords().forEach(record -> open.put(record.worldKey(), Json.write(record)));
        ((PostgresWorld.Open) open).commit();
    }
}
