package org.substra.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Names of channels, configured as a JSON list such as {@code ["mychannel"]}; at least one. */
public record ChannelNames(List<String> names) {

    public ChannelNames {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("LEDGER_CHANNELS: name at least one channel");
        }
    }

    /** Reads the configured value. */
    public static ChannelNames of(String json) {
        try {
            return new ChannelNames(List.of(new ObjectMapper().readValue(json, String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("LEDGER_CHANNELS: not a JSON list of names: " + json, e);
        }
    }
}
