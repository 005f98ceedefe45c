package org.substra.worker.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.TupleState;
import org.substra.worker.step.Step;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Surroundings;
import org.substra.worker.surroundings.WorkerProcess;

/** The process dies after each step; a second attempt ends every tuple, with one result. */
class HaltIT {

    private static final String ID = "halting-worker";
    private static final Path MEDIA = Path.of("target/halt-media");
    private static final String MODELS = "worker/models";

    private final EngineView engine = EngineView.ofTests();

    @Test
    void whatever_step_a_worker_dies_after_its_tuple_ends_done() throws IOException {
        try (var around = Surroundings.of(ID, MEDIA, Duration.ofSeconds(5))) {
            List<Victim> victims = Victim.of(around.assets());
            for (Victim victim : victims) {
                haltAfter(victim, around);
            }
            try (var _ = WorkerProcess.start(ID, MEDIA, Map.of())) {
                String last = around.scheduler().incarnation();
                around.soon(() -> assertThat(around.scheduler().incarnation()).isNotEqualTo(last));
                victims.forEach(victim -> assertEndsDone(victim, around));
                around.soon(() -> assertNothingLeft(around));
            }
        }
    }

    private void haltAfter(Victim victim, Surroundings around) throws IOException {
        Step step = victim.step();
        Path marker = MEDIA.toAbsolutePath().resolve("halted-" + step);
        Files.deleteIfExists(marker);
        int known = around.scheduler().present().size();
        Map<String, String> halting = Map.of("SUBSTRA_HALT_AT", step.name(), "SUBSTRA_HALT_MARKER", marker.toString());
        try (var worker = WorkerProcess.start(ID, MEDIA, halting)) {
            around.soon(() -> assertThat(around.scheduler().present()).hasSizeGreaterThan(known));
            around.scheduler().assign(victim.tuple(), victim.kind(), 1);

            assertThat(worker.exit()).as("exit code of %s", victim).isEqualTo(137);
            assertThat(marker).exists();
        }
    }

    private static void assertEndsDone(Victim victim, Surroundings around) {
        around.scheduler().assign(victim.tuple(), victim.kind(), 2);
        String outcome =
                around.scheduler().finished(victim.tuple(), 2).get("outcome").asText();

        boolean first = victim.step().compareTo(Step.REPORTED) >= 0;
        assertThat(outcome).as("%s", victim).isEqualTo(first ? "dropped" : "done");
        TupleState made = around.ledger().state(victim.tuple());
        assertThat(made.status()).isEqualTo(TupleStatus.DONE);
        assertThat(made.attempt()).as("the attempt whose result %s has", victim).isEqualTo(first ? 1 : 2);
        assertModels(victim, made, around);
    }

    /** The models that the ledger names lie in the store, and are made of both that were given. */
    private static void assertModels(Victim victim, TupleState made, Surroundings around) {
        Media media = around.media();
        switch (victim.kind()) {
            case COMPOSITE_TRAINTUPLE -> {
                assertThat(media.path(MODELS, made.head())).hasContent("head head ");
                assertThat(media.path(MODELS, made.model().hash())).hasContent("trunk trunk ");
            }
            case AGGREGATETUPLE ->
                assertThat(media.path(MODELS, made.model().hash())).hasContent("sum of trunk ");
            case TRAINTUPLE ->
                assertThat(media.path(MODELS, made.model().hash())).hasContent("trained ");
            case TESTTUPLE -> assertThat(made.perf()).isEqualTo(0.75f);
        }
    }

    private void assertNothingLeft(Surroundings around) {
        assertThat(engine.containersOf(ID)).isZero();
        assertThat(around.media().root().resolve("worker/work/" + ID)).isEmptyDirectory();
    }
}
