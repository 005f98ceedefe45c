package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.substra.contract.Key;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;
import org.substra.contract.rule.Told;

/** Whatever is asked for in whatever order: who hears all events knows what can be derived from all records. */
class FoldPropertyTest {

    @Property(tries = 100)
    void tells_what_the_records_say(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int steps) {
        MemoryChannel channel = Given.consortium();
        var commands = new RandomCommands(channel, new Random(seed));
        var derive = new Derive();
        for (int step = 0; step < steps; step++) {
            if (commands.submit()) {
                derive.step(channel.world());
                requireEqual(channel.told(), derive);
            }
        }
    }

    private static void requireEqual(Told told, Derive derive) {
        assertThat(told.plans()).isEqualTo(derive.plans());
        assertThat(withoutFlagsOfFinal(told.statuses())).isEqualTo(withoutFlagsOfFinal(derive.statuses()));
        assertThat(told.cleaned()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(derive.cleaned());
        assertThat(told.records()).isEqualTo(derive.shown());
    }

    /** A parent's failure means nothing to a tuple that is final. */
    private static Map<Key, DerivedStatus> withoutFlagsOfFinal(Map<Key, DerivedStatus> statuses) {
        var plain = new HashMap<Key, DerivedStatus>();
        statuses.forEach((key, status) ->
                plain.put(key, status.status().isFinal() ? new DerivedStatus(key, status.status(), false) : status));
        return plain;
    }
}
