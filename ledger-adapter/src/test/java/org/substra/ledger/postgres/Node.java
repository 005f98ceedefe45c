package org.substra.ledger.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.substra.contract.command.Command;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.ledger.channel.Notifications;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.input.Signer;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.TestDatabase;

/** One running adapter of an organisation, without broker. */
final class Node implements AutoCloseable {

    private final PostgresChannel channel;
    private final Notifications notifications;

    private Node(PostgresChannel channel, DataSource log) {
        this.channel = channel;
        this.notifications = new Notifications(log, Map.of(Logs.CHANNEL, channel.follower()));
        channel.start(_ -> {});
        Thread.ofVirtual().start(notifications);
    }

    static Node start(Signer signer, byte[] genesis, DataSource log, TestDatabase own) {
        return start(signer, genesis, RulesEngine.CONTRACT, log, own);
    }

    static Node start(Signer signer, byte[] genesis, RulesEngine rules, DataSource log, TestDatabase own) {
        return start(signer, genesis, rules, log, own.source());
    }

    static Node start(Signer signer, byte[] genesis, RulesEngine rules, DataSource log, DataSource own) {
        return new Node(new PostgresChannel(Logs.CHANNEL, Logs.hash(genesis), signer, rules, log, own), log);
    }

    PostgresChannel channel() {
        return channel;
    }

    CompletableFuture<Optional<CommandAnswer>> submit(String id, Command command) {
        return submit(CommandMessage.of(id, Logs.CHANNEL, command, null));
    }

    CompletableFuture<Optional<CommandAnswer>> submit(CommandMessage message) {
        var answer = new CompletableFuture<Optional<CommandAnswer>>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(channel.submit(message));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public void close() {
        channel.stop();
        notifications.stop();
    }
}
