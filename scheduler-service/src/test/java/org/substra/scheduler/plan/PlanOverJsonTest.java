package org.substra.scheduler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;

class PlanOverJsonTest {

    private static final Key PLAN = new Key("c0ffee1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6");
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void writes_plan_over_as_the_worker_reads_it() throws IOException {
        byte[] golden = Files.readAllBytes(Path.of("../docs/messages/plan-over.json"));
        PlanOver drawn = PlanOver.of(new EndedPlan("mychannel", PLAN, Instant.ofEpochMilli(1795603200000L)));

        var message = new PlanOver(
                drawn.version(),
                Json.read(golden, PlanOver.class).id(),
                drawn.channel(),
                drawn.plan(),
                drawn.endedAtMillis());

        assertThat(json.readTree(Json.write(message))).isEqualTo(json.readTree(golden));
        assertThat(drawn.id()).isNotEqualTo(message.id());
    }
}
