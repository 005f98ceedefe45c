package org.substra.ledger.execution;

import java.util.List;
import org.substra.contract.command.Command;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.WorldState;

/** The rules by which a channel is executed: contract's, always, but for a test that shows what other rules would do. */
public interface RulesEngine {

    RulesEngine CONTRACT = new RulesEngine() {
        @Override
        public List<LedgerRecord> begin(int version, WorldState world) {
            return Rules.begin(version, world);
        }

        @Override
        public Rules.Outcome execute(Command command, WorldState world) {
            return Rules.execute(command, world);
        }
    };

    List<LedgerRecord> begin(int version, WorldState world);

    Rules.Outcome execute(Command command, WorldState world);
}
