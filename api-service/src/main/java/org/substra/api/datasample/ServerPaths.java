package org.substra.api.datasample;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Limits;

/** Folders on the server that requests name; blocks. */
@ApplicationScoped
class ServerPaths {

    private final Path root;

    ServerPaths(SampleConfig config) {
        this.root = config.serverRoot();
    }

    /**
     * The folders of the samples.
     *
     * @param multiple each of the paths is a parent of samples
     * @throws InvalidRequest when one of them is no folder below the root
     */
    List<Path> samples(List<String> paths, boolean multiple) throws IOException {
        var samples = new ArrayList<Path>();
        for (String path : paths) {
            Path folder = folder(path);
            samples.addAll(multiple ? children(folder) : List.of(folder));
        }
        return List.copyOf(samples);
    }

    private Path folder(String spelled) throws IOException {
        try {
            Path path = Path.of(spelled);
            if (path.isAbsolute() && Files.isDirectory(path) && isInside(path.toRealPath())) {
                return path.toRealPath();
            }
        } catch (InvalidPathException e) {
            throw refused(spelled);
        }
        throw refused(spelled);
    }

    private boolean isInside(Path real) throws IOException {
        return Files.isDirectory(root) && real.startsWith(root.toRealPath());
    }

    private InvalidRequest refused(String path) {
        return new InvalidRequest("Invalid path, not a directory below " + root + ": " + Limits.shown(path));
    }

    private static List<Path> children(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            List<Path> folders = entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new InvalidRequest("No data sample directories in folder " + parent);
            }
            return folders;
        }
    }
}
