package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** A hostile algo looks for the inputs of the tuple that runs beside it. */
@QuarkusTest
class NeighboursTest {

    /** Knows where the other's files lie, climbs out of every folder it has, and reads every name there is. */
    private static final String SPY = """
            import json, os
            wanted = "%s"
            media = "%s"

            def reached(path):
                try:
                    os.stat(path)
                    return True
                except OSError:
                    return False

            seen = {"names": 0, "found": [], "reached": [], "pids": [p for p in os.listdir("/proc") if p.isdigit()]}
            for folder, folders, files in os.walk("/"):
                if folder in ("/proc", "/sys"):
                    folders.clear()
                seen["names"] += len(folders) + len(files)
                seen["found"] += [os.path.join(folder, n) for n in folders + files if wanted in n]
            seen["samples"] = os.listdir("/sandbox/data")
            for start in ["/sandbox/" + n for n in os.listdir("/sandbox")] + ["/proc/1/root", "/proc/self/cwd"]:
                for up in ("", "/..", "/../..", "/../../..", "/../../../../../../../.."):
                    seen["reached"] += [p for p in (start + up + media, start + up + "/" + wanted) if reached(p)]
            open("/sandbox/output_model/model", "w").write(json.dumps(seen))
            """;

    @Inject
    EngineView engine;

    @Test
    void inputs_of_one_tuple_are_out_of_reach_for_another_that_runs_beside_it() throws IOException {
        JsonNode seen;
        try (Surroundings around = Surroundings.ofTestWorker()) {
            Key victim = around.assets().traintuple(around.assets().algo(Programs.taking(1000)));
            around.scheduler().assign(victim, TRAINTUPLE, 1);
            around.soon(() -> assertThat(engine.running(victim)).isEqualTo(1));
            String folder = around.media()
                    .root()
                    .resolve("worker/work")
                    .toAbsolutePath()
                    .normalize()
                    .toString();

            Key spy = around.assets().algo(SPY.formatted(around.assets().sample(), folder));
            Key spying = around.assets().traintuples(spy, 1).getFirst();
            assertThat(around.run(spying, TRAINTUPLE)).isEqualTo("done");
            assertThat(engine.running(victim)).as("ran all the time").isEqualTo(1);
            around.scheduler().stop(victim, 1);

            Key model = around.ledger().state(spying).model().hash();
            seen = new ObjectMapper()
                    .readTree(around.media().read(around.media().path("worker/models", model)));
        }

        assertThat(seen.get("names").asInt()).as("names looked at").isGreaterThan(1000);
        assertThat(seen.get("samples")).as("its own").hasSize(1);
        assertThat(seen.get("found")).isEmpty();
        assertThat(seen.get("reached")).isEmpty();
        assertThat(seen.get("pids")).as("the first process and this one").hasSize(2);
    }
}
