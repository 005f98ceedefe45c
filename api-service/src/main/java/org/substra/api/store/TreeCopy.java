package org.substra.api.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Copies a folder. A link to a file counts as that file (spec 1.9) and must stay inside the folder, so that nobody
 * reads the node's other files through it. Links to folders, and whatever is neither file nor folder, are left out.
 */
final class TreeCopy {

    private final Path source;
    private final Path target;
    private long room;
    private int entries;

    TreeCopy(Path source, Path target, long room, int entries) {
        this.source = source;
        this.target = target;
        this.room = room;
        this.entries = entries;
    }

    void run() throws IOException {
        Path root = reading(source, source::toRealPath);
        try (Stream<Path> tree = reading(source, () -> Files.walk(root))) {
            for (Iterator<Path> paths = tree.iterator(); paths.hasNext(); ) {
                copy(root, paths.next());
            }
        } catch (UncheckedIOException unreadable) { // so a stream of paths fails
            throw unreadable(source, String.valueOf(unreadable.getMessage()));
        }
    }

    private void copy(Path root, Path path) throws IOException {
        entries--;
        if (entries < 0) {
            throw new StoreRefusal("the data sample has too many files and folders: " + source);
        }
        Path real = reading(path, path::toRealPath);
        if (!Files.isRegularFile(real, NOFOLLOW_LINKS)) {
            return;
        }
        if (!real.startsWith(root)) {
            throw new StoreRefusal("the data sample has a link that leads out of it: " + path);
        }
        copyFile(real, target.resolve(root.relativize(path).toString()));
    }

    private void copyFile(Path from, Path to) throws IOException {
        Path folder = to.getParent();
        if (folder != null) {
            Durable.folder(folder);
        }
        try (FileChannel in = reading(from, () -> FileChannel.open(from, READ, NOFOLLOW_LINKS));
                FileChannel out = Durable.create(to)) {
            long moved = 0;
            for (long more = in.transferTo(0, Long.MAX_VALUE, out); more > 0; ) {
                moved += more;
                count(more);
                more = in.transferTo(moved, Long.MAX_VALUE, out);
            }
        }
    }

    private void count(long bytes) {
        room -= bytes;
        if (room < 0) {
            throw new StoreRefusal("the data sample is too large: " + source);
        }
    }

    private interface Reading<T> {

        T run() throws IOException;
    }

    /** What cannot be read of the source is its owner's affair; all other failures are the node's. */
    private static <T> T reading(Path path, Reading<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (FileSystemException e) {
            throw unreadable(path, e.getClass().getSimpleName());
        }
    }

    private static StoreRefusal unreadable(Path path, String why) {
        return new StoreRefusal("cannot read " + path + " of the data sample: " + why);
    }
}
