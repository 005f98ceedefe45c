package org.substra.worker.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.worker.step.Step;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;
import org.substra.worker.surroundings.WorkerProcess;

/** The process dies after each step; a second attempt ends every tuple, with one result. */
class HaltIT {

    private static final String ID = "halting-worker";
    private static final Path MEDIA = Path.of("target/halt-media");

    private final EngineView engine = EngineView.ofTests();

    @Test
    void whatever_step_a_worker_dies_after_its_tuple_ends_done() throws IOException {
        try (var around = Surroundings.of(ID, MEDIA, Duration.ofSeconds(5))) {
            Map<Step, Key> tuples = tuples(around);
            for (var tuple : tuples.entrySet()) {
                haltAfter(tuple.getKey(), tuple.getValue(), around);
            }
            try (var _ = WorkerProcess.start(ID, MEDIA, Map.of())) {
                String last = around.scheduler().incarnation();
                around.soon(() -> assertThat(around.scheduler().incarnation()).isNotEqualTo(last));
                tuples.forEach((step, tuple) -> assertEndsDone(step, tuple, around));
                around.soon(() -> assertNothingLeft(around));
            }
        }
    }

    /** A tuple for each step; the one that is evaluated tests a model that was made before. */
    private static Map<Step, Key> tuples(Surroundings around) {
        Map<Step, Key> tuples = new EnumMap<>(Step.class);
        var trainings = around.assets()
                .traintuples(around.assets().algo(Programs.HONEST), Step.values().length)
                .iterator();
        for (Step step : Step.values()) {
            tuples.put(step, trainings.next());
        }
        Key objective = around.assets().objective(Programs.METRICS);
        Key model = around.assets().trained(tuples.get(Step.EVALUATION));
        tuples.put(Step.EVALUATION, around.assets().testtuple(objective, model));
        return tuples;
    }

    private static TupleKind kind(Step step) {
        return step == Step.EVALUATION ? TESTTUPLE : TRAINTUPLE;
    }

    private void haltAfter(Step step, Key tuple, Surroundings around) throws IOException {
        Path marker = MEDIA.toAbsolutePath().resolve("halted-" + step);
        Files.deleteIfExists(marker);
        int known = around.scheduler().present().size();
        Map<String, String> halting = Map.of("SUBSTRA_HALT_AT", step.name(), "SUBSTRA_HALT_MARKER", marker.toString());
        try (var worker = WorkerProcess.start(ID, MEDIA, halting)) {
            around.soon(() -> assertThat(around.scheduler().present()).hasSizeGreaterThan(known));
            around.scheduler().assign(tuple, kind(step), 1);

            assertThat(worker.exit()).as("exit code after %s", step).isEqualTo(137);
            assertThat(marker).exists();
        }
    }

    private void assertEndsDone(Step step, Key tuple, Surroundings around) {
        around.scheduler().assign(tuple, kind(step), 2);
        String outcome = around.scheduler().finished(tuple, 2).get("outcome").asText();

        assertThat(outcome).as("after %s", step).isEqualTo(step.compareTo(Step.REPORTED) < 0 ? "done" : "dropped");
        assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DONE);
    }

    private void assertNothingLeft(Surroundings around) {
        assertThat(engine.containersOf(ID)).isZero();
        assertThat(around.media().root().resolve("worker/work")).isEmptyDirectory();
    }
}
