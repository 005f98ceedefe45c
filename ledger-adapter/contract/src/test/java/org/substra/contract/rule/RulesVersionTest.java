package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import org.junit.jupiter.api.Test;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.record.RulesVersion;
import org.substra.contract.world.MapWorldState;
import org.substra.contract.world.Transaction;

/** A channel is executed by the rules that its first entry names, or not at all. */
class RulesVersionTest {

    private static final int NEWER = Rules.VERSION + 1;

    private final MapWorldState world = new MapWorldState();

    @Test
    void is_what_the_first_entry_writes() {
        var first = world.begin(OWKIN);

        assertThat(Rules.begin(Rules.VERSION, first)).containsExactly(new RulesVersion(Rules.VERSION));
        first.commit();
        assertThat(Rules.execute(new RegisterNode(), world.begin(OWKIN)).records())
                .hasSize(1);
    }

    @Test
    void that_this_release_has_not_begins_no_channel() {
        assertThatThrownBy(() -> Rules.begin(NEWER, world.begin(OWKIN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version " + NEWER);
    }

    @Test
    void that_this_release_has_not_executes_nothing() {
        var first = world.begin(OWKIN);
        var transaction = new Transaction(first);
        transaction.put(new RulesVersion(NEWER));
        transaction.commit();
        first.commit();

        assertThatThrownBy(() -> Rules.execute(new RegisterNode(), world.begin(OWKIN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this release has only version " + Rules.VERSION);
    }
}
