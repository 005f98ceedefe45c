package org.substra.worker.failure;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A disk of this node has no room left: its volume, or its engine's. */
public final class DiskFull extends TupleFailure {

    private static final long serialVersionUID = 1L;

    /** What the system says, and others repeat. */
    private static final List<String> WORDS = List.of("no space left on device", "disk quota exceeded");

    private final Category category;

    public DiskFull(String message) {
        this(message, null, Category.NODE);
    }

    public DiskFull(String message, Throwable cause) {
        this(message, cause, Category.NODE);
    }

    private DiskFull(String message, @Nullable Throwable cause, Category category) {
        super(message, cause);
        this.category = category;
    }

    /** The same for a tuple that has no part in it: that does not count as one of its attempts. */
    public DiskFull byOthers() {
        return new DiskFull(getMessage(), getCause(), Category.NONE);
    }

    /** Whether this is what is said of a full disk. */
    public static boolean isMeantBy(@Nullable String text) {
        return text != null && WORDS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains);
    }

    @Override
    int number() {
        return 10;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public boolean isFinal() {
        return false;
    }
}
