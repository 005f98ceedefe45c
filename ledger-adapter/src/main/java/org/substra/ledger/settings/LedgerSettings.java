package org.substra.ledger.settings;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;

/** The adapter's configuration, read and checked; what is missing is named with the variable that sets it. */
@Singleton
public class LedgerSettings {

    private final LedgerConfig config;

    LedgerSettings(LedgerConfig config) {
        this.config = config;
    }

    public OrganisationId organisation() {
        return new OrganisationId(required(config.mspId(), "LEDGER_MSP_ID"));
    }

    public List<String> channels() {
        return Arrays.asList(json(required(config.channels(), "LEDGER_CHANNELS"), String[].class, "LEDGER_CHANNELS"));
    }

    public Path signingKeyFile() {
        return Path.of(required(config.signingKeyFile(), "LEDGER_SIGNING_KEY_FILE"));
    }

    /** The pinned hash of the channel's entry 0. */
    public Key genesis(String channel) {
        Map<?, ?> all = json(required(config.genesis(), "LEDGER_GENESIS"), Map.class, "LEDGER_GENESIS");
        if (all.get(channel) instanceof String hash) {
            return new Key(hash);
        }
        throw new IllegalArgumentException("LEDGER_GENESIS pins no hash for channel " + channel
                + ": add the hash that the command genesis printed");
    }

    private static String required(Optional<String> value, String variable) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(variable + " is not set"));
    }

    private static <T> T json(String text, Class<T> type, String variable) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), type);
        } catch (Refusal unreadable) {
            throw new IllegalArgumentException(variable + " is not the JSON it should be: " + text, unreadable);
        }
    }
}
