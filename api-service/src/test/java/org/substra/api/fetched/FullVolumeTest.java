package org.substra.api.fetched;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.substra.api.material.Brought;
import org.substra.api.peer.HostileNode;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;

/** A file that has no room gets that of fetched ones, and is refused when that is not enough. */
@QuarkusTest
@TestProfile(FullVolumeTest.FullCache.class)
class FullVolumeTest {

    private final Adoption adoption;
    private final Nantes nantes;
    private final Path media;

    FullVolumeTest(Adoption adoption, Nantes nantes, @ConfigProperty(name = "substra.store.root") Path media) {
        this.adoption = adoption;
        this.nantes = nantes;
        this.media = media;
    }

    @Test
    void what_nobody_uses_goes_though_it_is_within_the_budget() throws IOException {
        nantes.forgetAll();
        String hash = Given.key(Given.word()).value();
        Path folder = Files.createDirectories(media.resolve("api/models").resolve(hash.substring(0, 2)));
        Path old = Files.writeString(folder.resolve(hash), "a model");
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        Await.result(adoption::adoptNow);
        try (HostileNode node = nantes.open()) {
            Brought brought = nantes.bring(node, Given.word());

            assertThat(brought).isInstanceOf(Brought.Unreachable.class);
            assertThat(old).doesNotExist();
            assertThat(node.requests()).isEmpty();
        }
    }

    /** More has to stay free than any volume has. */
    public static final class FullCache implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("substra.store.reserve", "1000000G", "quarkus.scheduler.enabled", "false");
        }
    }
}
