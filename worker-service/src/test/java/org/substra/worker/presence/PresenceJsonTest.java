package org.substra.worker.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.substra.worker.surroundings.Golden;

class PresenceJsonTest {

    @Test
    void an_announcement_has_its_golden_shape() {
        assertThat(Golden.written(Golden.read("worker-present", WorkerPresent.class)))
                .isEqualTo(Golden.tree("worker-present"));
    }

    @Test
    void the_end_of_a_plan_is_read() {
        ControlMessage over = Golden.read("plan-over", ControlMessage.class);

        assertThat(over).isInstanceOf(PlanOver.class);
        assertThat(Golden.written(over)).isEqualTo(Golden.tree("plan-over"));
    }

    @Test
    void an_order_to_stop_is_read() {
        var stop = (StopTuple) Golden.read("stop-tuple", ControlMessage.class);

        assertThat(stop.toAttempt().attempt()).isEqualTo(2);
        assertThat(Golden.written(stop)).isEqualTo(Golden.tree("stop-tuple"));
    }
}
