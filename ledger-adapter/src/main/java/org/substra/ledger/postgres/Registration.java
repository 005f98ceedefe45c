package org.substra.ledger.postgres;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;

/** Makes this node known on its channel, trying until it is (spec 2). */
final class Registration implements Runnable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String channel;
    private final PostgresChannel ledger;

    Registration(String channel, PostgresChannel ledger) {
        this.channel = channel;
        this.ledger = ledger;
    }

    @Override
    public void run() {
        try {
            while (!register()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean register() throws InterruptedException {
        try {
            if (ledger.trouble().isPresent()) {
                return false;
            }
            if (ledger.isRegistered()) {
                return true;
            }
            String id = "register-node/" + UUID.randomUUID();
            return ledger.submit(CommandMessage.of(id, channel, new RegisterNode(), null)).stream()
                    .anyMatch(CommandAnswer.Accepted.class::isInstance);
        } catch (SQLException e) {
            Log.debugf("channel %s: not registered yet: %s", channel, e.getMessage());
            return false;
        }
    }
}
