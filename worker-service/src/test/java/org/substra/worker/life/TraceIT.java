package org.substra.worker.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;
import org.substra.worker.surroundings.WorkerProcess;

class TraceIT {

    private static final String ID = "traced-worker";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void the_trace_of_the_task_goes_on_to_the_ledger_and_back_to_the_scheduler() {
        Path media = Path.of("target/trace-media");
        Map<String, String> exporting =
                Map.of("OTEL_SDK_DISABLED", "false", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
        try (var around = Surroundings.of(ID, media, Duration.ofSeconds(5));
                var _ = WorkerProcess.start(ID, media, exporting)) {
            Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
            around.scheduler().trace("00-" + TRACE + "-00f067aa0ba902b7-01");

            assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
            assertThat(around.ledger().traces()).hasSize(2).allMatch(trace -> trace.contains(TRACE));
            assertThat(around.scheduler().traces()).hasSize(1).allMatch(trace -> trace.contains(TRACE));
        }
    }
}
