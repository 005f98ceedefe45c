package org.substra.ledger.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQRejectMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.ledger.port.Ledger;

/**
 * Brings commands to the ledger. Every verdict is an answer, sent before the command is
 * acknowledged: an adapter that dies in between gets the command again, and the ledger gives the
 * same command the same outcome.
 */
@ApplicationScoped
class CommandConsumer {

    private static final Metadata AGAIN = Metadata.of(new RabbitMQRejectMetadata(true));
    private static final Metadata DEAD_LETTER = Metadata.of(new RabbitMQRejectMetadata(false));

    private final Ledger ledger;
    private final Replies replies;
    private final CommandTraces traces;
    private final MeterRegistry metrics;

    CommandConsumer(Instance<Ledger> ledger, Replies replies, CommandTraces traces, MeterRegistry metrics) {
        this.ledger = ledger.get();
        this.replies = replies;
        this.traces = traces;
        this.metrics = metrics;
    }

    @Incoming("ledger-commands")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<byte[]> message) {
        CommandMessage command;
        try {
            command = Json.read(message.getPayload(), CommandMessage.class);
        } catch (Refusal unreadable) {
            Log.errorf("a command goes to the dead letters: %s", unreadable.getMessage());
            return message.nack(unreadable, DEAD_LETTER);
        }
        Span span = traces.begin(command);
        try (Scope _ = span.makeCurrent();
                var fields = new CommandFields(command)) {
            submit(message, command, fields);
            return message.ack();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return message.nack(stopping, AGAIN);
        } catch (RuntimeException bug) { // an escaping exception would stop the channel for good
            Log.errorf(bug, "a bug while submitting command %s", command.id());
            return message.nack(bug, AGAIN);
        } finally {
            traces.end(command, span);
        }
    }

    private void submit(Message<byte[]> message, CommandMessage command, CommandFields fields)
            throws InterruptedException {
        Optional<CommandAnswer> answer = ledger.submit(command);
        answer.ifPresent(fields::decided);
        String verdict = answer.map(CommandConsumer::word).orElse("late");
        metrics.counter("substra.ledger.commands", "function", command.command().function(), "verdict", verdict)
                .increment();
        Span.current().setAttribute("substra.verdict", verdict);
        Log.infof("%s %s on %s: %s", command.command().function(), command.id(), command.channel(), verdict);
        answer.ifPresent(known -> replies.reply(message, known));
    }

    private static String word(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Accepted _ -> "accepted";
            case CommandAnswer.Refused refused -> "refused: " + refused.reason();
            case CommandAnswer.Unavailable _ -> "unavailable";
        };
    }
}
