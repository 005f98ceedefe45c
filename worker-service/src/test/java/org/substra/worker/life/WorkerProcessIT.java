package org.substra.worker.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogStart;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Proxy;
import org.substra.worker.surroundings.Surroundings;
import org.substra.worker.surroundings.WorkerProcess;

/** A worker is frozen, cut off, killed and asked to go. Its lease is five seconds long. */
class WorkerProcessIT {

    private static final String ID = "process-worker";
    private static final Path MEDIA = Path.of("target/process-media");
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final EngineView engine = EngineView.ofTests();
    private Surroundings around;

    @BeforeEach
    void surround() {
        around = Surroundings.of(ID, MEDIA, LEASE);
    }

    @AfterEach
    void leave() {
        around.close();
    }

    @Test
    void a_worker_that_was_frozen_past_its_lease_changes_nothing() {
        try (var worker = start(Map.of())) {
            Key unfinished = begun(Programs.taking(1000));
            worker.freeze();
            around.ledger().submit(new LogStart(unfinished, 2));
            pause(LEASE.plusSeconds(1));
            worker.wake();

            assertThat(outcome(unfinished)).isIn("later", "dropped");
            around.soon(() -> assertThat(engine.running(unfinished)).isZero());
            assertUntouched(unfinished);
        }
    }

    @Test
    void a_result_made_while_the_worker_was_frozen_is_not_reported() {
        try (var worker = start(Map.of())) {
            Key finished = begun(Programs.taking(2));
            worker.freeze();
            around.ledger().submit(new LogStart(finished, 2));
            pause(LEASE.plusSeconds(1));
            worker.wake();

            assertThat(outcome(finished)).isIn("later", "dropped");
            assertUntouched(finished);
        }
    }

    @Test
    void a_worker_that_cannot_renew_stops_its_container_before_the_lease_ends() {
        try (var proxy = new Proxy();
                var _ = start(WorkerProcess.by(proxy))) {
            Key tuple = begun(Programs.taking(1000));
            long start = System.nanoTime();
            proxy.cut();
            around.soon(() -> assertThat(engine.running(tuple)).isZero());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LEASE);
            proxy.mend();
            assertThat(outcome(tuple)).isEqualTo("later");
            assertThat(around.ledger().endOf(tuple, 1)).isFalse();
            Key next = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
            assertThat(around.run(next, TRAINTUPLE)).isEqualTo("done");
        }
    }

    @Test
    void a_task_is_not_delivered_again_when_its_connection_breaks_while_it_runs() {
        try (var proxy = new Proxy();
                var _ = start(WorkerProcess.by(proxy))) {
            Key tuple = begun(Programs.taking(5));
            proxy.cut();
            pause(Duration.ofMillis(500));
            proxy.mend();

            assertThat(outcome(tuple)).isEqualTo("done");
            assertThat(around.ledger().received(new LogStart(tuple, 1))).isEqualTo(1);
        }
    }

    @Test
    void a_worker_without_its_engine_offers_no_slots_and_removes_what_is_left_when_it_is_back() {
        try (var proxy = EngineView.proxy();
                var _ = start(WorkerProcess.engineBy(proxy))) {
            Key tuple = begun(Programs.taking(1000));
            proxy.cut();

            assertThat(outcome(tuple)).isEqualTo("later");
            around.soon(() -> assertThat(around.scheduler().slots()).isZero());
            assertThat(engine.running(tuple)).isEqualTo(1);
            assertThat(work(tuple)).isNotEmptyDirectory();

            proxy.mend();
            around.soon(() -> assertThat(around.scheduler().slots()).isEqualTo(1));
            around.soon(() -> assertThat(engine.running(tuple)).isZero());
            around.soon(() -> assertThat(work(tuple)).doesNotExist());
            assertRunsAnother();
        }
    }

    @Test
    void a_container_that_cannot_be_removed_keeps_its_folder_and_nobody_from_work() throws IOException {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
        try (var stuck = new StuckContainers(engine)) {
            Key tuple;
            try (var _ = start(Map.of())) {
                tuple = begun(Programs.taking(1000));
                stuck.add(tuple);
                around.scheduler().stop(tuple, 1);

                assertThat(outcome(tuple)).isIn("later", "dropped");
                assertRunsAnother();
                assertThat(around.scheduler().slots()).isEqualTo(1);
                assertThat(work(tuple)).isNotEmptyDirectory();
            }
            String before = around.scheduler().incarnation();

            try (var _ = start(Map.of())) {
                around.soon(() -> assertThat(around.scheduler().incarnation()).isNotEqualTo(before));
                assertRunsAnother();
                assertThat(engine.running(tuple)).isEqualTo(1);
                assertThat(work(tuple)).isNotEmptyDirectory();

                stuck.free();
                around.soon(() -> assertThat(engine.running(tuple)).isZero());
            }
            try (var _ = start(Map.of())) {
                around.soon(() -> assertThat(work(tuple)).doesNotExist());
            }
        }
    }

    @Test
    void a_worker_that_starts_again_removes_what_it_left() {
        Key tuple;
        try (var worker = start(Map.of())) {
            tuple = begun(Programs.taking(1000));
            worker.kill();
        }
        assertThat(engine.running(tuple)).isEqualTo(1);
        String before = around.scheduler().incarnation();

        try (var _ = start(Map.of())) {
            around.soon(() -> assertThat(around.scheduler().incarnation()).isNotEqualTo(before));
            assertThat(engine.running(tuple)).isZero();
            assertThat(MEDIA.resolve("worker/work/" + ID + "/" + tuple + "-1")).doesNotExist();
            around.scheduler().assign(tuple, TRAINTUPLE, 2);
            around.soon(() -> assertThat(around.ledger().state(tuple).attempt()).isEqualTo(2));
        }
        assertThat(around.ledger().endOf(tuple, 1)).isFalse();
    }

    @Test
    void a_worker_that_starts_removes_what_one_left_that_does_not_come_back() throws IOException {
        Path abandoned = Files.createDirectories(MEDIA.resolve("worker/work/gone/some-tuple-1"));
        Path busy = Files.createDirectories(MEDIA.resolve("worker/work/busy/some-tuple-1"));
        Files.setLastModifiedTime(
                abandoned.getParent(), FileTime.from(Instant.now().minus(15, ChronoUnit.DAYS)));

        try (var _ = start(Map.of())) {
            around.scheduler().incarnation();

            assertThat(abandoned.getParent()).doesNotExist();
            assertThat(MEDIA.resolve("worker/work/" + ID)).isEmptyDirectory();
            assertThat(busy).isDirectory();
        }
    }

    @Test
    void a_worker_that_was_away_when_a_plan_ended_removes_its_folder() throws IOException {
        Key plan = Media.sha256("a plan of the worker that is away".getBytes(StandardCharsets.UTF_8));
        Path folder = Files.createDirectories(MEDIA.resolve("worker/plans/mychannel-" + plan + "/local"));
        try (var worker = start(Map.of())) {
            around.scheduler().incarnation();
            worker.kill();
        }
        around.scheduler().over(plan);

        try (var _ = start(Map.of())) {
            around.soon(() -> assertThat(folder.getParent()).doesNotExist());
        }
    }

    @Test
    void a_worker_that_is_asked_to_go_gives_its_tuples_back() {
        try (var worker = start(Map.of())) {
            Key tuple = begun(Programs.taking(1000));
            worker.terminate();

            assertThat(outcome(tuple)).isEqualTo("later");
            assertThat(worker.exit()).isIn(0, 143);
            assertThat(engine.running(tuple)).isZero();
        }
    }

    private void assertRunsAnother() {
        Key next = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        assertThat(around.run(next, TRAINTUPLE)).isEqualTo("done");
    }

    private static Path work(Key tuple) {
        return MEDIA.resolve("worker/work/" + ID + "/" + tuple + "-1");
    }

    private WorkerProcess start(Map<String, String> more) {
        return WorkerProcess.start(ID, MEDIA, more);
    }

    private Key begun(String python) {
        Key tuple = around.assets().traintuple(around.assets().algo(python));
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(engine.running(tuple)).isEqualTo(1));
        return tuple;
    }

    private String outcome(Key tuple) {
        return around.scheduler().finished(tuple, 1).get("outcome").asText();
    }

    private void assertUntouched(Key tuple) {
        assertThat(around.ledger().endOf(tuple, 1)).isFalse();
        assertThat(around.ledger().state(tuple).attempt()).isEqualTo(2);
        assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DOING);
    }

    private static void pause(Duration time) {
        java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
    }
}
