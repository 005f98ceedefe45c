package org.substra.worker.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is held open, so that what is done in it happens there whatever a stranger puts in the place of its name
 * meanwhile. No link is followed, and no pipe waited for. Names are single ones, as {@link #next} gives them.
 */
public final class OpenFolder implements Closeable {

    /** Behind a name it makes the system refuse a pipe, which it would wait for otherwise. */
    private static final String ITSELF = ".";

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final SecureDirectoryStream<Path> stream;
    private final Iterator<Path> names;

    private OpenFolder(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
        this.names = stream.iterator();
    }

    /** Opens a folder of which no stranger can change the path. */
    public static OpenFolder at(Path path) throws IOException {
        return new OpenFolder(secure(Files.newDirectoryStream(path)));
    }

    @SuppressWarnings("unchecked")
    private static SecureDirectoryStream<Path> secure(Object stream) {
        return (SecureDirectoryStream<Path>) stream; // as it is on Linux, whatever the file system
    }

    /** The next name in it; empty after the last. */
    public Optional<Path> next() throws IOException {
        try {
            return names.hasNext() ? Optional.of(names.next().getFileName()) : Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** What has the name now; of a link itself. */
    public BasicFileAttributes look(Path name) throws IOException {
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /**
     * Opens a folder in this one.
     *
     * @param seen what had the name a moment ago
     * @throws NoSuchFileException when something else has it by now, or nothing
     * @throws NotDirectoryException when it is no folder any more
     * @throws AccessDeniedException when it is locked
     */
    public OpenFolder open(Path name, BasicFileAttributes seen) throws IOException {
        SecureDirectoryStream<Path> opened = stream.newDirectoryStream(name.resolve(ITSELF));
        try {
            var found =
                    opened.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
            if (!Objects.equals(found.fileKey(), seen.fileKey())) {
                throw new NoSuchFileException(name.toString(), null, "it was a folder, and is another now");
            }
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return new OpenFolder(opened);
    }

    /** As {@link #open}, with every right for this process. */
    public OpenFolder unlock(Path name, BasicFileAttributes seen) throws IOException {
        OpenFolder opened;
        try {
            opened = open(name, seen);
        } catch (AccessDeniedException locked) { // never as root
            // the one call here that follows a link: the system has no other for a folder that cannot be opened
            stream.getFileAttributeView(name, PosixFileAttributeView.class).setPermissions(OWNERS);
            opened = open(name, seen);
        }
        try {
            opened.grant();
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void grant() throws IOException {
        var view = stream.getFileAttributeView(PosixFileAttributeView.class);
        if (!view.readAttributes().permissions().containsAll(OWNERS)) {
            view.setPermissions(OWNERS);
        }
    }

    public void deleteFile(Path name) throws IOException {
        stream.deleteFile(name);
    }

    /** Deletes an empty folder in this one. */
    public void deleteFolder(Path name) throws IOException {
        stream.deleteDirectory(name);
    }

    public void move(Path name, OpenFolder target, Path newName) throws IOException {
        stream.move(name, target.stream, newName);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
