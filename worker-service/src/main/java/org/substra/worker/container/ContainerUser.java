package org.substra.worker.container;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The user inside containers: never root, and one whose files this worker can read, so that nothing has to be
 * remapped for the whole engine.
 */
@Singleton
public final class ContainerUser {

    private final int uid;
    private final int gid;
    private final boolean foreign;

    ContainerUser(ContainerConfig config) {
        int own = own("unix:uid");
        this.foreign = own == 0;
        this.uid = foreign ? config.user() : own;
        this.gid = foreign ? config.user() : own("unix:gid");
    }

    /** Lets the user write into a folder. */
    public void giveTo(Path folder) throws IOException {
        if (foreign) {
            Files.setAttribute(folder, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(folder, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** {@code uid:gid}, as the engine wants it. */
    String asText() {
        return uid + ":" + gid;
    }

    private static int own(String attribute) {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), attribute);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell this process's user", e);
        }
    }
}
