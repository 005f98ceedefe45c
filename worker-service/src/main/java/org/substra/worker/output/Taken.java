package org.substra.worker.output;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import org.substra.worker.failure.OutputRefused;
import org.substra.worker.failure.TupleFailure;

/**
 * Takes a file out of a folder that a container could write, and only then looks at what it is: whoever still has a
 * hand on the folder cannot put a link or pipe in its place afterwards.
 */
final class Taken {

    private Taken() {}

    /**
     * Moves what was left into the folder of the attempt, which no container sees; returns its new place.
     *
     * @throws OutputRefused when there is nothing, or it is no plain file, or cannot be read, or is too big
     */
    static Path from(Path left, String what, long limit) {
        Path taken = left.resolveSibling("../taken_" + left.getFileName()).normalize();
        try {
            Files.move(left, taken, StandardCopyOption.ATOMIC_MOVE);
            requirePlain(taken, what, limit);
            return taken;
        } catch (NoSuchFileException none) {
            throw new OutputRefused("the container left no " + what);
        } catch (AccessDeniedException locked) { // a folder that is not writable cannot be moved
            throw new OutputRefused("what the container left as " + what + " cannot be taken");
        } catch (IOException e) {
            throw TupleFailure.of("cannot take what was left", left, e);
        }
    }

    private static void requirePlain(Path taken, String what, long limit) throws IOException {
        var attributes = Files.readAttributes(taken, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new OutputRefused("what the container left as " + what + " is no plain file");
        }
        if (!attributes.permissions().contains(OWNER_READ)) { // some workers could read it, others not
            throw new OutputRefused("what the container left as " + what + " cannot be read by its owner");
        }
        if (attributes.size() > limit) {
            throw new OutputRefused(
                    "the container left a %s of %d bytes; at most %d".formatted(what, attributes.size(), limit));
        }
    }
}
