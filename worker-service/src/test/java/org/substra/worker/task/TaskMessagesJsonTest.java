package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.TupleKind;
import org.substra.worker.surroundings.Golden;

class TaskMessagesJsonTest {

    @Test
    void a_task_is_read() {
        TaskAssigned task = Golden.read("task-assigned", TaskAssigned.class);

        assertThat(task.kind()).isEqualTo(TupleKind.TRAINTUPLE);
        assertThat(task.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(Golden.written(task)).isEqualTo(Golden.tree("task-assigned"));
    }

    @Test
    void an_end_has_its_golden_shape() {
        assertThat(Golden.written(Golden.read("task-finished", TaskFinished.class)))
                .isEqualTo(Golden.tree("task-finished"));
    }

    @Test
    void a_task_without_a_lease_is_refused() {
        byte[] task =
                Golden.tree("task-assigned").toString().replace("30000", "0").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.read(task, TaskAssigned.class))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("lease_millis");
    }
}
