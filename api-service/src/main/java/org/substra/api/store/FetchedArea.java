package org.substra.api.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.substra.contract.Key;
import org.substra.contract.Refusal;

/**
 * The places on the volume where fetched files lie, and nothing else does. A worker that uses one has it under a second
 * name of its own (a hard link), so removing one here takes it from nobody. Calls block: make them in {@link DiskWork}.
 */
@ApplicationScoped
public class FetchedArea {

    private final Layout layout;
    private final Space space;
    private final long reserve;

    FetchedArea(StoreConfig config) {
        this.layout = new Layout(config.root());
        this.reserve = config.reserve().asLongValue();
        this.space = new Space(config.root(), reserve);
    }

    /** A file that lies there. */
    public record Lying(Fetched file, long size, Instant modified) {}

    /**
     * Removes the file, if it is here, unless a worker uses it: that would free nothing.
     *
     * @return whether it is gone
     */
    public boolean remove(Fetched file) throws IOException {
        Path path = layout.fetched(file);
        try {
            if ((int) Files.getAttribute(path, "unix:nlink") > 1) {
                return false;
            }
        } catch (NoSuchFileException gone) {
            return true;
        }
        Files.deleteIfExists(path);
        return true;
    }

    /** How many bytes have to go until so much may be written and as much as the reserve is left besides. */
    public long missing(long wanted) throws IOException {
        return Math.max(0, wanted + reserve - space.left());
    }

    /** The folders that files lie in, each with few of them. */
    public List<Path> folders(Fetched.Area area) throws IOException {
        return list(layout.area(area));
    }

    /** The files in one of the {@link #folders}. */
    public List<Lying> files(Fetched.Area area, Path folder) throws IOException {
        var files = new ArrayList<Lying>();
        for (Path path : list(folder)) {
            lying(area, path).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<Lying> lying(Fetched.Area area, Path path) throws IOException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            var file = new Fetched(area, new Key(String.valueOf(path.getFileName())));
            return Optional.of(new Lying(
                    file, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException | Refusal removedOrNoneOfOurs) {
            return Optional.empty();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
