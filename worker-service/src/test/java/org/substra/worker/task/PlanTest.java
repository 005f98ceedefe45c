package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.plan.PlanRequest;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** Tuples of a compute plan know their rank and share a folder, until the plan is over. */
@QuarkusTest
class PlanTest {

    static Surroundings around;

    @Inject
    EngineView engine;

    @BeforeAll
    static void surround() {
        around = Surroundings.ofTestWorker();
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @Test
    void tuples_of_a_plan_share_a_folder_until_it_is_over() {
        Key plan = newPlan();
        Key algo = around.assets().algo(Programs.COUNTING);
        Key first = around.assets().planned(algo, new PlanRequest(plan, 0, true));
        Key second = around.assets().planned(algo, new PlanRequest(plan, 1, false), first);

        assertThat(around.run(first, TRAINTUPLE)).isEqualTo("done");
        assertThat(around.run(second, TRAINTUPLE)).isEqualTo("done");

        Key model = around.ledger().state(second).model().hash();
        assertThat(around.media().path("worker/models", model)).hasContent("rank 1 count 2");
        assertThat(folder(plan)).isDirectory();

        around.scheduler().over(plan);
        around.scheduler().over(plan);

        around.soon(() -> assertThat(folder(plan)).doesNotExist());
        around.soon(() -> assertThat(around.media().root().resolve("worker/work/test-worker"))
                .isEmptyDirectory());
    }

    @Test
    void a_plan_that_has_gone_on_since_keeps_its_folder() {
        Instant before = Instant.now().minusSeconds(60);
        Key plan = newPlan();
        Key algo = around.assets().algo(Programs.COUNTING + "\n# of a plan that goes on\n");
        Key first = around.assets().planned(algo, new PlanRequest(plan, 0, true));
        around.run(first, TRAINTUPLE);

        around.scheduler().over(plan, before);
        around.soon(() -> assertThat(noted(plan)).doesNotExist());
        assertThat(folder(plan)).isDirectory();

        around.scheduler().over(plan);
        around.soon(() -> assertThat(folder(plan)).doesNotExist());
    }

    @Test
    void the_image_of_its_algo_goes_when_no_other_plan_uses_it() {
        Key algo = around.assets().algo(Programs.COUNTING + "\n# shared by two plans\n");
        Key plan = newPlan();
        Key other = newPlan();
        Key first = around.assets().planned(algo, new PlanRequest(plan, 0, true));
        around.run(first, TRAINTUPLE);
        around.run(around.assets().planned(algo, new PlanRequest(other, 0, true), first), TRAINTUPLE);
        assertThat(engine.has("substra/algo:" + algo)).isTrue();

        around.scheduler().over(plan);
        around.soon(() -> assertThat(noted(plan)).doesNotExist());
        assertThat(engine.has("substra/algo:" + algo)).isTrue();

        around.scheduler().over(other);
        around.soon(() -> assertThat(engine.has("substra/algo:" + algo)).isFalse());
        around.soon(() -> assertThat(noted(other)).doesNotExist());
    }

    @Test
    void a_test_reads_the_folder_of_the_plan_and_cannot_write_it() {
        Key plan = newPlan();
        Key algo = around.assets().algo("""
                import sys
                if sys.argv[1] == "train":
                    open("/sandbox/local/note", "w").write("read me")
                    open("/sandbox/output_model/model", "w").write("x")
                else:
                    assert "--rank" not in sys.argv
                    try:
                        open("/sandbox/local/note", "a")
                    except OSError:
                        open("/sandbox/pred/pred", "w").write(open("/sandbox/local/note").read())
                """);
        Key trained = around.assets().planned(algo, new PlanRequest(plan, 0, true));
        around.run(trained, TRAINTUPLE);

        Key test = around.assets().testtuple(around.assets().objective(Programs.METRICS), trained);

        assertThat(around.run(test, TESTTUPLE)).isEqualTo("done");
        assertThat(around.ledger().state(test).perf()).isEqualTo(0.75f);
    }

    @Test
    void what_runs_of_a_canceled_plan_is_stopped_and_leaves_no_result() {
        Key plan = newPlan();
        Key tuple =
                around.assets().planned(around.assets().algo(Programs.taking(1000)), new PlanRequest(plan, 0, true));
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(engine.running(tuple)).isEqualTo(1));

        around.ledger().submit(new CancelComputePlan(plan));
        around.scheduler().stop(tuple, 1);
        around.scheduler().stop(tuple, 1);

        assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                .isEqualTo("dropped");
        assertThat(engine.running(tuple)).isZero();
        assertThat(around.ledger().endOf(tuple, 1)).isFalse();
        assertThat(around.ledger().state(tuple).status()).isEqualTo(TupleStatus.DOING);
    }

    @Test
    void a_result_of_a_canceled_plan_is_dropped() {
        Key plan = newPlan();
        Key tuple = around.assets().planned(around.assets().algo(Programs.taking(2)), new PlanRequest(plan, 0, true));
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(engine.running(tuple)).isEqualTo(1));

        around.ledger().submit(new CancelComputePlan(plan));

        assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                .isEqualTo("dropped");
    }

    private static Path folder(Key plan) {
        return around.media().root().resolve("worker/plans/mychannel-" + plan);
    }

    private static Path noted(Key plan) {
        return around.media().root().resolve("worker/plan-images/test-worker/mychannel-" + plan);
    }

    private static Key newPlan() {
        return Media.sha256(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
}
