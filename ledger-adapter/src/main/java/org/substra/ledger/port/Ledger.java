package org.substra.ledger.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;
import org.substra.contract.event.Event;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;

/** The record, shared by all organisations, of who may compute what. Calls block; run them on virtual threads. */
public interface Ledger {

    /**
     * Submits a command once, however often it is sent, and waits for the verdict.
     *
     * @return empty when the command's deadline had passed before anything was signed
     */
    Optional<CommandAnswer> submit(CommandMessage message) throws InterruptedException;

    /** Answers a question; {@link QueryAnswer.Failed} when it cannot be answered now. */
    QueryAnswer ask(QueryMessage message) throws InterruptedException;

    List<String> channels();

    /** The newest event known here; null on a channel without events. */
    @Nullable
    Position newest(String channel);

    /** How long this adapter may have been behind the ledger: since it last had executed all of it. */
    Duration lag(String channel);

    /** The last block that is executed here; -1 before the first. */
    long executed(String channel);

    /** What keeps this adapter from doing its work, one sentence each; empty when all is well. */
    List<String> troubles();

    /** Begins to follow all channels. Each event is told at least once, soon, by whichever adapter executed it. */
    void start(Consumer<Event> listener);

    void stop();
}
