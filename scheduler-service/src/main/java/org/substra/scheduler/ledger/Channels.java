package org.substra.scheduler.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.Refusal;

/** Names of channels, written as a JSON list in the configuration. */
public record Channels(List<String> names) {

    public Channels {
        names = List.copyOf(names);
    }

    /**
     * Reads {@code ["mychannel"]}.
     *
     * @throws IllegalArgumentException when the text is no JSON list of at least one name
     */
    public static Channels of(String json) {
        try {
            var names = List.of(Json.read(json.getBytes(StandardCharsets.UTF_8), String[].class));
            if (!names.isEmpty()) {
                return new Channels(names);
            }
        } catch (Refusal e) {
            throw new IllegalArgumentException("LEDGER_CHANNELS: " + e.getMessage() + "; write [\"mychannel\"]", e);
        }
        throw new IllegalArgumentException("LEDGER_CHANNELS: names no channel; write [\"mychannel\"]");
    }
}
