package org.substra.api.fetched;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.substra.api.material.Brought;
import org.substra.api.peer.HostileNode;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;

/** Files are wanted, held, and removed at the same time, by several. */
@QuarkusTest
@TestProfile(SmallCache.class)
class EvictionRaceTest {

    private static final int ROUNDS = 25;
    private static final long ALL = 1L << 60;

    private final Eviction eviction;
    private final Nantes nantes;
    private final Path media;
    private final List<String> words =
            IntStream.range(0, 4).mapToObj(_ -> Given.word()).toList();
    private final AtomicBoolean over = new AtomicBoolean();

    EvictionRaceTest(Eviction eviction, Nantes nantes, @ConfigProperty(name = "substra.store.root") Path media) {
        this.media = media;
        this.eviction = eviction;
        this.nantes = nantes;
    }

    @Test
    void whoever_holds_a_file_has_all_of_it_and_the_database_knows_every_file() throws Exception {
        Path folder = Files.createDirectories(media.resolve("worker/work").resolve(Given.word()));
        nantes.forgetAll();
        try (HostileNode node = nantes.open();
                var threads = Executors.newFixedThreadPool(6)) {
            var removing = IntStream.range(0, 2)
                    .mapToObj(_ -> threads.submit(this::remove))
                    .toList();
            var wanting = words.stream()
                    .map(word -> threads.submit(() -> want(node, word, folder)))
                    .toList();

            try {
                for (Future<?> done : wanting) {
                    done.get();
                }
            } finally {
                over.set(true);
            }
            for (Future<Integer> times : removing) {
                assertThat(times.get()).isPositive();
            }

            assertThat(node.requests()).hasSizeGreaterThanOrEqualTo(words.size() * ROUNDS);
        }
        words.forEach(word -> nantes.unused(word, Duration.ofDays(1)));
        Await.result(() -> eviction.makeRoom(ALL));
        assertThat(nantes.known()).isEqualTo("0");
        assertThat(nantes.lying()).isEmpty();
    }

    /** As a worker does: when the file is gone before it can be held, it asks again. */
    private Path want(HostileNode node, String word, Path folder) throws IOException {
        Path held = folder.resolve(word);
        for (int round = 0; round < ROUNDS; ) {
            Brought brought = nantes.bring(node, word);
            assertThat(brought).isInstanceOf(Brought.There.class);
            try {
                Files.createLink(held, ((Brought.There) brought).path());
                assertThat(held).hasContent(Nantes.content(word));
                Files.delete(held);
                round++;
            } catch (NoSuchFileException removed) {
                assertThat(held).doesNotExist();
            }
        }
        return held;
    }

    /** Makes every file old, and removes what is; returns how often. */
    private int remove() {
        int times = 0;
        for (; !over.get(); times++) {
            words.forEach(word -> nantes.unused(word, Duration.ofMinutes(11)));
            Await.result(() -> eviction.makeRoom(ALL));
        }
        return times;
    }
}
