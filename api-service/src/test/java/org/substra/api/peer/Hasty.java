package org.substra.api.peer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service has little patience with other nodes and little room for their files, and asks {@link FickleNames}. */
public final class Hasty implements QuarkusTestProfile {

    /** What the service's limit for a file is here. */
    public static final int MAX_FILE = 64 << 10;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "substra.peer.timeout-seconds", "1",
                "substra.peer.longest-attempt", "2s",
                "substra.peer.longest-fetch", "4s",
                "substra.peer.pause", "50ms",
                "substra.store.max-file-size", "64K",
                "quarkus.vertx.use-async-dns", "true",
                "quarkus.vertx.resolver.cache-max-time-to-live", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Names.class));
    }

    /** The name server, started before the service. */
    public static final class Names implements QuarkusTestResourceLifecycleManager {

        /** What Vert.x looks at when it starts. Quarkus sets it for services that use Java's resolver, and never takes it back. */
        private static final String JAVAS_RESOLVER = "vertx.disableDnsResolver";

        private static @Nullable FickleNames current;

        public static FickleNames get() {
            return Objects.requireNonNull(current, "only tests with this profile have it");
        }

        @Override
        public Map<String, String> start() {
            System.clearProperty(JAVAS_RESOLVER);
            try {
                current = new FickleNames();
                return Map.of("quarkus.vertx.resolver.servers", "127.0.0.1:" + current.port());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            get().close();
        }
    }
}
