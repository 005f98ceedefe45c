package org.substra.ledger.testing;

import java.util.List;
import java.util.function.Supplier;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.WorldState;
import org.substra.ledger.execution.RulesEngine;

/** The contract's rules, but for algos. */
public final class OtherRules implements RulesEngine {

    private final Supplier<RuntimeException> onAlgos;

    private OtherRules(Supplier<RuntimeException> onAlgos) {
        this.onAlgos = onAlgos;
    }

    /** Rules that refuse what the contract's accept. */
    public static RulesEngine refusingAlgos() {
        return new OtherRules(() -> Refusal.invalid("no algos here"));
    }

    /** Rules with a bug. */
    public static RulesEngine breakingOnAlgos() {
        return new OtherRules(() -> new IllegalStateException("a bug"));
    }

    @Override
    public List<LedgerRecord> begin(int version, WorldState world) {
        return CONTRACT.begin(version, world);
    }

    @Override
    public Rules.Outcome execute(Command command, WorldState world) {
        if (command instanceof RegisterAlgo) {
            throw onAlgos.get();
        }
        return CONTRACT.execute(command, world);
    }
}
