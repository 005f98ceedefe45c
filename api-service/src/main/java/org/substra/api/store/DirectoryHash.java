package org.substra.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.substra.contract.Key;

/**
 * The hash of a sample (spec 1.9): SHA-256 over the sorted lower-case hexadecimal SHA-256 of every
 * file in the tree, one after the other. Names and layout do not count, hidden files do.
 */
public final class DirectoryHash {

    private DirectoryHash() {}

    /** @throws StoreRefusal when there is no file in the tree */
    public static Key of(Path directory) throws IOException {
        var hashes = new ArrayList<String>();
        for (Path file : files(directory)) {
            hashes.add(Sha256.of(file).value());
        }
        if (hashes.isEmpty()) {
            throw new StoreRefusal("the data sample has no file in it");
        }
        Collections.sort(hashes);
        return Sha256.finish(Sha256.start(), String.join("", hashes));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
