package org.substra.worker.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A tuple cannot go on here. The message says what was wrong; it stays on this node. */
public abstract sealed class TupleFailure extends RuntimeException
        permits AlgoFailed,
                ContainerKilled,
                OutputRefused,
                BuildFailed,
                ArchiveRefused,
                MaterialRefused,
                MaterialUnreachable,
                ResultRefused,
                DiskFull,
                StepTimedOut,
                NodeFailed {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code = ErrorCode.of(number());

    TupleFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * What an error with a file means: there is no room left, or another fault of this node.
     *
     * @param what could not be done
     */
    public static TupleFailure of(String what, Path path, IOException e) {
        return DiskFull.isMeantBy(e.getMessage())
                ? new DiskFull("%s: no room at %s, where %s".formatted(what, path, free(path)), e)
                : new NodeFailed("%s: %s: %s".formatted(what, path, e), e);
    }

    private static String free(Path path) {
        Path there = path.toAbsolutePath();
        try {
            while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
                there = there.getParent();
            }
            return "%d bytes are free".formatted(Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            return "the free space is unknown (" + e + ")";
        }
    }

    /** Its place in the table of failures; 0 is unknown. */
    abstract int number();

    public abstract Category category();

    /** Whether it would happen again wherever and whenever the tuple is tried: then it is recorded at once. */
    public abstract boolean isFinal();

    public ErrorCode code() {
        return code;
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
