package org.substra.worker.ledger;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.Result;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.worker.broker.Questions;
import org.substra.worker.broker.Sender;
import org.substra.worker.lease.Lease;
import org.substra.worker.node.NodeConfig;

/** Sends commands to the ledger adapter until their outcome is known; the adapter knows a repeated one by its id. */
@ApplicationScoped
class LedgerCommands {

    private static final Duration FOREVER = Duration.ofDays(365);

    private final Questions<CommandAnswer> questions = new Questions<>();
    private final Sender sender;
    private final String instance;
    private final LedgerConfig config;

    LedgerCommands(@Channel("ledger-commands") MutinyEmitter<byte[]> channel, NodeConfig node, LedgerConfig config) {
        this.sender = new Sender(channel);
        this.instance = node.instance();
        this.config = config;
    }

    /**
     * Submits a command, while the lease holds.
     *
     * @param part of the attempt, which makes the command's id: {@code start} or {@code end}
     * @throws Refusal when a rule says no
     */
    Result submit(Lease lease, String part, Command command) {
        String id = lease.attempt().id() + "/" + part;
        var message = CommandMessage.of(id, lease.attempt().channel(), command, null);
        return switch (outcome(lease, message)) {
            case CommandAnswer.Accepted accepted -> accepted.result();
            case CommandAnswer.Refused refused -> throw refused.toRefusal();
            case CommandAnswer.Unavailable unavailable ->
                throw new IllegalStateException("no outcome: " + unavailable.message());
        };
    }

    void answered(CommandAnswer answer) {
        questions.answer(answer.id(), answer);
    }

    private CommandAnswer outcome(Lease lease, CommandMessage message) {
        while (true) {
            CommandAnswer answer =
                    questions.ask(message.id(), () -> send(message), config.resendAfter(), FOREVER, lease);
            if (answer instanceof CommandAnswer.Unavailable unavailable) {
                Log.warnf("the ledger takes no %s now: %s", message.id(), unavailable.message());
                lease.await(new CompletableFuture<Void>(), config.pause());
            } else if (answer != null) {
                return answer;
            }
        }
    }

    private CompletableFuture<Void> send(CommandMessage message) {
        var headers = Sender.headers(message.command().function(), message.id())
                .withReplyTo(instance)
                .withCorrelationId(message.id());
        return sender.send(Json.write(message), headers);
    }
}
