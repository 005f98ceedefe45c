package org.substra.api.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies a folder. A link to a file counts as that file when it stays inside the folder (spec 1.9);
 * links to folders, and whatever is neither file nor folder, are left out.
 */
final class TreeCopy {

    private final Path source;
    private final Path target;
    private long left;

    TreeCopy(Path source, Path target, long limit) {
        this.source = source;
        this.target = target;
        this.left = limit;
    }

    void run() throws IOException {
        Path root = source.toRealPath();
        for (Path path : tree(root)) {
            boolean inside = path.toRealPath().startsWith(root);
            if (inside && Files.isRegularFile(path)) {
                copy(path, target.resolve(root.relativize(path).toString()));
            }
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Path folder = to.getParent();
        if (folder != null) {
            Durable.folder(folder);
        }
        try (FileChannel in = FileChannel.open(from);
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
        left -= bytes;
        if (left < 0) {
            throw new StoreRefusal("the data sample is too large: " + source);
        }
    }

    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        }
    }
}
