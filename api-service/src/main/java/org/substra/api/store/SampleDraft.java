package org.substra.api.store;

import java.io.IOException;
import java.nio.file.Path;
import org.substra.contract.Key;

/**
 * A sample on its way into the store: a folder that nobody else sees, removed when it is closed
 * without being kept.
 *
 * @param folder to be filled
 * @param room bytes that may be written into it
 */
public record SampleDraft(Path folder, long room) implements AutoCloseable {

    /**
     * Copies a folder's files into this one.
     *
     * @param maxEntries files and folders that there may be
     * @throws StoreRefusal when they are too many or too large, cannot be read, or are links that lead elsewhere
     */
    public void copy(Path source, int maxEntries) throws IOException {
        new TreeCopy(source, folder, room, maxEntries).run();
    }

    /**
     * The directory hash, once the folder is filled.
     *
     * @throws StoreRefusal when there is no file in it
     */
    public Key key() throws IOException {
        return DirectoryHash.of(folder);
    }

    @Override
    public void close() throws IOException {
        Durable.deleteTree(folder);
    }
}
