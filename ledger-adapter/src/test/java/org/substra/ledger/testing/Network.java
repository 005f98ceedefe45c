package org.substra.ledger.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** The service under test as owkinMSP, on a log that it shares with chu-nantesMSP; both databases fresh. */
public final class Network implements QuarkusTestResourceLifecycleManager {

    public static final Organisation OWKIN = Organisation.of("owkinMSP");
    public static final Organisation NANTES = Organisation.of("chu-nantesMSP");
    public static final byte[] GENESIS = Logs.genesis(OWKIN, NANTES);

    private static TestDatabase log;
    private TestDatabase own;

    /** The shared log of the running test. */
    public static TestDatabase log() {
        return log;
    }

    @Override
    public Map<String, String> start() {
        log = TestDatabase.log();
        own = TestDatabase.emptyOwn();
        Logs.begin(log, GENESIS);
        return Map.of(
                "substra.ledger.msp-id",
                OWKIN.id().value(),
                "substra.ledger.channels",
                "[\"" + Logs.CHANNEL + "\"]",
                "substra.ledger.genesis",
                "{\"" + Logs.CHANNEL + "\":\"" + Logs.hash(GENESIS) + "\"}",
                "substra.ledger.signing-key-file",
                key().toString(),
                "quarkus.datasource.jdbc.url",
                own.url() + "&reWriteBatchedInserts=true",
                "quarkus.datasource.log.jdbc.url",
                log.url());
    }

    @Override
    public void stop() {
        own.close();
        log.close();
    }

    private static Path key() {
        try {
            Path file = Files.createTempFile("signing", ".pem");
            String base64 = Base64.getMimeEncoder()
                    .encodeToString(OWKIN.keys().getPrivate().getEncoded());
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
