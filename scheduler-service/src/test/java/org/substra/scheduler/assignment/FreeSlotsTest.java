package org.substra.scheduler.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.scheduler.fleet.Worker;

class FreeSlotsTest {

    private static final Worker BIG = new Worker("big", "i", 4);
    private static final Worker SMALL = new Worker("small", "i", 1);

    @Test
    void are_what_nobody_has_taken() {
        var slots = new FreeSlots(List.of(BIG, SMALL), Map.of("big", 1, "small", 3, "gone", 7));

        assertThat(slots.count()).isEqualTo(3);
    }

    @Test
    void are_taken_where_most_are_free() {
        var slots = new FreeSlots(List.of(SMALL, BIG), Map.of("big", 2));

        assertThat(List.of(slots.take(), slots.take(), slots.take())).containsExactlyInAnyOrder(BIG, BIG, SMALL);
        assertThat(slots.count()).isZero();
        assertThatThrownBy(slots::take).hasMessage("no slot is left");
    }

    @Test
    void are_spread_over_workers() {
        var slots = new FreeSlots(List.of(new Worker("a", "i", 2), new Worker("b", "i", 2)), Map.of());

        assertThat(slots.take()).isNotEqualTo(slots.take());
    }

    @Test
    void are_taken_at_the_preferred_worker_while_half_of_them_are_free() {
        var slots = new FreeSlots(List.of(SMALL, BIG), Map.of("big", 1));

        assertThat(slots.take("small")).isEqualTo(SMALL);
        assertThat(List.of(slots.take("big"), slots.take("big"))).containsOnly(BIG);
        assertThat(slots.hasChoice()).isFalse();
    }

    @Test
    void are_taken_elsewhere_when_the_preferred_worker_is_busy_or_gone() {
        var slots = new FreeSlots(List.of(SMALL, BIG), Map.of("big", 3));

        assertThat(slots.hasChoice()).isTrue();
        assertThat(slots.take("gone")).isNotNull();

        var busy = new FreeSlots(List.of(new Worker("other", "i", 4), BIG), Map.of("big", 3));
        assertThat(busy.take("big").id()).isEqualTo("other");
    }
}
