package org.substra.api.datasample;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Limits;

/** Folders on the server that requests name; blocks. */
@ApplicationScoped
class ServerPaths {

    private final List<Path> roots;

    ServerPaths(SampleConfig config) {
        this.roots = config.serverRoots().stream().map(Path::toAbsolutePath).toList();
    }

    /**
     * The folders of the samples.
     *
     * @param multiple each of the paths is a parent of samples
     * @throws InvalidRequest when one of them is no folder below a root, or is reached by links or upwards
     */
    List<Path> samples(List<String> paths, boolean multiple) throws IOException {
        var samples = new ArrayList<Path>();
        for (String spelled : paths) {
            try {
                Path folder = folder(spelled);
                samples.addAll(multiple ? children(folder) : List.of(folder));
            } catch (FileSystemException | InvalidPathException unreadable) {
                throw refused(spelled);
            }
        }
        return List.copyOf(samples);
    }

    private Path folder(String spelled) throws IOException {
        Path path = Path.of(spelled);
        for (Path root : roots) {
            if (path.equals(path.normalize()) && path.startsWith(root)) {
                Path straight = root.toRealPath().resolve(root.relativize(path));
                if (Files.isDirectory(straight) && straight.equals(straight.toRealPath())) {
                    return straight;
                }
            }
        }
        throw refused(spelled);
    }

    private InvalidRequest refused(String path) {
        String folders = roots.stream().map(Path::toString).collect(Collectors.joining(" or "));
        return new InvalidRequest("Invalid path, not a readable directory below " + folders
                + ", or one with links or '..' in it: " + Limits.shown(path));
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
