package org.substra.scheduler.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.TupleKind;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.fleet.Worker;

class TaskMessageJsonTest {

    private static final Path MESSAGES = Path.of("../docs/messages");
    private static final TupleId TUPLE =
            new TupleId("mychannel", "6f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8");
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void writes_task_assigned_as_the_worker_reads_it() throws IOException {
        var worker = new Worker("owkin-worker", "0b8f5a52-9d7e-4c57-8a37-0d2f3c1f7e11", 1);
        var claimed = new Claimed(TUPLE, TupleKind.TRAINTUPLE, null, 2, null, null);

        var message = TaskAssigned.of(claimed, worker, Duration.ofSeconds(30));

        assertThat(json.readTree(Json.write(message)))
                .isEqualTo(json.readTree(MESSAGES.resolve("task-assigned.json").toFile()));
    }

    @Test
    void writes_stop_tuple_as_the_worker_reads_it() throws IOException {
        byte[] golden = Files.readAllBytes(MESSAGES.resolve("stop-tuple.json"));
        StopTuple drawn = StopTuple.of(TUPLE, 2);

        var message = new StopTuple(
                drawn.version(),
                Json.read(golden, StopTuple.class).id(),
                drawn.channel(),
                drawn.tuple(),
                drawn.attempt());

        assertThat(json.readTree(Json.write(message))).isEqualTo(json.readTree(golden));
        assertThat(StopTuple.of(TUPLE, 2).id()).isNotEqualTo(drawn.id());
    }
}
