package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.TupleState;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Surroundings;

@QuarkusTest
class TupleTest {

    static final String TRAIN = """
            import os, sys
            data = "".join(open(f"/sandbox/data/{s}/sample.txt").read() for s in sorted(os.listdir("/sandbox/data")))
            parents = "".join(open(f"/sandbox/model/{m}").read() for m in sys.argv[2:] if not m.startswith("-")
                              and m != "/sandbox/output_model/model")
            if sys.argv[1] == "train":
                print("training on", len(data), "characters")
                open(sys.argv[sys.argv.index("--output-model-path") + 1], "w").write("trained " + parents)
            else:
                open("/sandbox/pred/pred", "w").write(parents)
            """;

    static Surroundings around;

    @BeforeAll
    static void surround() {
        around = Surroundings.of("test-worker", Path.of("target/media"), Duration.ofSeconds(5));
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @Test
    void trains_a_model_and_tests_it() {
        Key algo = around.assets().algo(TRAIN);
        Key first = around.assets().traintuple(algo);
        Key second = around.assets().traintuple(algo, first);
        Key objective = around.assets().objective("""
                import sys
                path = sys.argv[sys.argv.index("--output-perf-path") + 1]
                open(path, "w").write('{"all": %s}' % (0.75 if open("/sandbox/pred/pred").read() else 0))
                """);

        assertThat(run(first, TupleKind.TRAINTUPLE)).isEqualTo("done");
        assertThat(run(second, TupleKind.TRAINTUPLE)).isEqualTo("done");
        Key test = around.assets().testtuple(objective, second);
        assertThat(run(test, TupleKind.TESTTUPLE)).isEqualTo("done");

        TupleState trained = around.ledger().state(second);
        Key hash = Media.sha256(("trained trained " + second).getBytes(StandardCharsets.UTF_8));
        assertThat(trained.status()).isEqualTo(TupleStatus.DONE);
        assertThat(trained.model().hash()).isEqualTo(hash);
        assertThat(trained.model().storageAddress()).isEqualTo("http://localhost:8000/model/" + hash + "/file/");
        assertThat(around.media().path("worker/models", hash)).hasContent("trained trained ");
        assertThat(around.ledger().state(test).perf()).isEqualTo(0.75f);
    }

    private static String run(Key tuple, TupleKind kind) {
        around.scheduler().assign(tuple, kind, 1);
        return around.scheduler().finished(tuple, 1).get("outcome").asText();
    }
}
