package org.substra.ledger.testing;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.substra.contract.Key;
import org.substra.contract.event.Event;
import org.substra.ledger.execution.Committed;
import org.substra.ledger.execution.Executor;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.execution.Tip;
import org.substra.ledger.log.SharedLog;

/** An executor over a log, moved by hand. */
public final class Adapter {

    private final Executor executor;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    public Adapter(Key genesis, RulesEngine rules, TestDatabase log, TestDatabase own) {
        this.executor = new Executor(Logs.CHANNEL, genesis, rules, new SharedLog(log.source()), own.source());
    }

    public static Adapter of(byte[] genesis, TestDatabase log, TestDatabase own) {
        return new Adapter(Logs.hash(genesis), RulesEngine.CONTRACT, log, own);
    }

    /** Executes all that the log holds. */
    public Tip catchUp() {
        return catchUp(committed -> events.addAll(committed.events()));
    }

    public Tip catchUp(Consumer<Committed> published) {
        try {
            Executor.Step step;
            do {
                step = executor.step(published);
            } while (step.more());
            return step.tip();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Tip tip() {
        try {
            return executor.tip();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }
}
