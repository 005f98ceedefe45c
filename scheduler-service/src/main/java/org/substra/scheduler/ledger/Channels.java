package org.substra.scheduler.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.substra.contract.Json;
import org.substra.contract.Refusal;

/** Names of channels, written as a JSON list in the configuration. */
@RegisterForReflection
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
            String[] names = Json.read(json.getBytes(StandardCharsets.UTF_8), String[].class);
            if (names.length > 0 && Arrays.stream(names).noneMatch(Objects::isNull)) {
                return new Channels(List.of(names));
            }
        } catch (Refusal e) {
            throw refused(e.getMessage());
        }
        throw refused("names no channel");
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("LEDGER_CHANNELS: " + why + "; write [\"mychannel\"]");
    }
}
