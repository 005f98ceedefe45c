package org.substra.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The volume of the service under test. */
public final class Volume {

    private static final Path ROOT = Path.of("target/media");

    private Volume() {}

    /** All files that there are now. */
    public static Set<String> files() {
        try (Stream<Path> tree = Files.walk(ROOT)) {
            return tree.filter(Files::isRegularFile).map(Path::toString).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException changing) {
            return files();
        }
    }

    /** Waits until there are others, too. */
    public static void awaitMore(Set<String> files) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !files.containsAll(files()));
    }

    /** Waits until no other files are there; those of a request are removed after its answer. */
    public static void await(Set<String> files) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(files()).isSubsetOf(files));
    }
}
