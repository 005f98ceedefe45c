package org.substra.contract.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;

/** What was executed once executes for ever the same, to the byte: on every adapter and after every release. */
class RecordedHistoryTest {

    @Test
    void of_version_1_replays_as_it_happened() throws IOException {
        var history = new History();

        List<Entry> entries = recorded("/history/v1.jsonl");

        assertThat(entries).hasSizeGreaterThan(90);
        for (Entry entry : entries) {
            assertThat(history.execute(entry.caller(), entry.command())).isEqualTo(entry);
        }
    }

    private static List<Entry> recorded(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(RecordedHistoryTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> Json.read(line.getBytes(UTF_8), Entry.class))
                    .toList();
        }
    }
}
