package org.substra.api.broker;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.substra.api.ThisNode;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.LedgerUnavailable;
import org.substra.contract.Json;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;

/** The organisation's ledger adapter, as one asks it: a request out, its answer back. */
@ApplicationScoped
public class LedgerAdapter {

    private static final int PERSISTENT = 2;
    private static final int TRANSIENT = 1;

    private final MutinyEmitter<byte[]> commands;
    private final MutinyEmitter<byte[]> queries;
    private final Answers answers;
    private final Connection connection;
    private final String replyTo;

    LedgerAdapter(
            @Channel("ledger-commands") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> commands,
            @Channel("ledger-queries") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> queries,
            Answers answers,
            Connection connection,
            ThisNode node) {
        this.commands = commands;
        this.queries = queries;
        this.answers = answers;
        this.connection = connection;
        this.replyTo = node.instance();
    }

    /**
     * Sends a command, once, and waits for the ledger's verdict.
     *
     * <p>Fails with {@link LedgerUnavailable} when it did not leave, and with {@link LedgerTimeout} when it
     * left and no answer came: it may then still be executed.
     */
    public Uni<CommandAnswer> submit(CommandMessage command, Duration patience) {
        if (!connection.isUp("ledger-commands")) {
            return Uni.createFrom().failure(unreachable("not connected to the broker"));
        }
        Metadata properties = properties(command.id(), command.command().function(), PERSISTENT);
        return exchange(commands, command.id(), Message.of(Json.write(command), properties), patience)
                .onFailure(TimeoutException.class)
                .transform(_ -> new LedgerTimeout("the ledger did not confirm "
                        + command.command().function() + " within " + patience.toSeconds() + " seconds"))
                .map(answer -> Json.read(answer, CommandAnswer.class));
    }

    /** Asks a question. Fails with {@link LedgerUnavailable} when nobody answers. */
    public Uni<QueryAnswer> ask(QueryMessage question, Duration patience) {
        if (!connection.isUp("ledger-queries")) {
            return Uni.createFrom().failure(unreachable("not connected to the broker"));
        }
        Metadata properties = properties(question.id(), question.getClass().getSimpleName(), TRANSIENT);
        return exchange(queries, question.id(), Message.of(Json.write(question), properties), patience)
                .onFailure(TimeoutException.class)
                .transform(_ -> unreachable("its adapter does not answer"))
                .map(answer -> Json.read(answer, QueryAnswer.class));
    }

    private Uni<byte[]> exchange(MutinyEmitter<byte[]> out, String id, Message<byte[]> message, Duration patience) {
        Uni<byte[]> answer = answers.to(id); // waits before the question leaves: the answer may be quick
        Uni<byte[]> answered = out.sendMessage(message)
                .onFailure()
                .transform(lost -> unreachable("the broker did not take the message: " + lost.getMessage()))
                .chain(() -> answer)
                .ifNoItem()
                .after(patience)
                .fail();
        return CallerContext.back(answered);
    }

    private Metadata properties(String id, String routingKey, int deliveryMode) {
        return Metadata.of(OutgoingRabbitMQMetadata.builder()
                .withMessageId(id)
                .withCorrelationId(id)
                .withReplyTo(replyTo)
                .withRoutingKey(routingKey)
                .withDeliveryMode(deliveryMode)
                .withContentType("application/json")
                .build());
    }

    private static LedgerUnavailable unreachable(String why) {
        return new LedgerUnavailable("the ledger cannot be reached: " + why);
    }
}
