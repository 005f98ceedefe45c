package org.substra.api.fetched;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.substra.api.peer.HostileNode;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.contract.Key;

/** Files that the database does not know come to be known, as old as they are. */
@QuarkusTest
@TestProfile(SmallCache.class)
class AdoptionTest {

    private final Adoption adoption;
    private final Eviction eviction;
    private final Nantes nantes;
    private final Path media;

    AdoptionTest(
            Adoption adoption,
            Eviction eviction,
            Nantes nantes,
            @ConfigProperty(name = "substra.store.root") Path media) {
        this.adoption = adoption;
        this.eviction = eviction;
        this.nantes = nantes;
        this.media = media;
    }

    @Test
    void what_a_killed_process_put_there_goes_in_its_turn() throws IOException {
        nantes.forgetAll();
        Path model = lying("api/models", Duration.ofMinutes(20));
        Path file = lying("api/fetched", Duration.ofMinutes(30));
        Files.writeString(file.resolveSibling("not ours"), "whatever");
        try (HostileNode node = nantes.open()) {
            Path known = nantes.fetched(node, Given.word(), Duration.ofMinutes(25));

            Await.result(adoption::adoptNow);
            Await.result(adoption::adoptNow);
            assertThat(nantes.known()).isEqualTo("3");
            Await.result(eviction::shrinkNow);

            assertThat(file).doesNotExist();
            assertThat(model).exists();
            assertThat(known).exists();
            assertThat(file.resolveSibling("not ours")).exists();
        }
    }

    private Path lying(String area, Duration ago) throws IOException {
        Key hash = Given.key(Given.word());
        Path folder =
                Files.createDirectories(media.resolve(area).resolve(hash.value().substring(0, 2)));
        Path file = Files.writeString(folder.resolve(hash.value()), "x".repeat(400));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }
}
