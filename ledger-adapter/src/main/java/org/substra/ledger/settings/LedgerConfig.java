package org.substra.ledger.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The adapter's configuration, as text; {@link LedgerSettings} reads it. */
@ConfigMapping(prefix = "substra.ledger")
interface LedgerConfig {

    /** Which kind of ledger: {@code postgres}. */
    @WithDefault("postgres")
    String kind();

    /** This organisation's MSP id. */
    Optional<String> mspId();

    /** The channels this node is on: a JSON list of names. */
    Optional<String> channels();

    /** The pinned hash of each channel's entry 0: a JSON object, channel to hash. */
    Optional<String> genesis();

    /** The file with this organisation's Ed25519 private key (PKCS#8, PEM). */
    Optional<String> signingKeyFile();
}
