package org.substra.scheduler.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.contract.Json;
import org.substra.contract.Refusal;

class WorkerMessageJsonTest {

    private static final Path MESSAGES = Path.of("../docs/messages");
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"worker-present", "task-finished"})
    void reads_what_the_worker_writes(String type) throws IOException {
        byte[] golden = Files.readAllBytes(MESSAGES.resolve(type + ".json"));

        WorkerMessage message = Json.read(golden, WorkerMessage.class);

        assertThat(json.readTree(Json.write(message))).isEqualTo(json.readTree(golden));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"worker-present\",\"version\":2,\"worker\":\"w\",\"incarnation\":\"i\",\"slots\":1,\"running\":[]}",
                "{\"type\":\"worker-present\",\"version\":1,\"worker\":\"\",\"incarnation\":\"i\",\"slots\":1,\"running\":[]}",
                "{\"type\":\"worker-present\",\"version\":1,\"worker\":\"w\",\"incarnation\":\"i\",\"slots\":-1,\"running\":[]}",
                "{\"type\":\"worker-present\",\"version\":1,\"worker\":\"w\",\"incarnation\":\"i\",\"slots\":1}",
                "{\"type\":\"task-finished\",\"version\":1,\"worker\":\"w\",\"incarnation\":\"i\",\"channel\":\"c\",\"attempt\":1}"
            })
    void refuses_what_is_no_message_of_a_worker(String text) {
        assertThatThrownBy(() -> Json.read(text.getBytes(StandardCharsets.UTF_8), WorkerMessage.class))
                .isInstanceOf(Refusal.class);
    }
}
