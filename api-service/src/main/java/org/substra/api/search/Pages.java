package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Reads a long list in pages, the next one when the subscriber asks for it: none is ever in memory as a whole. */
public final class Pages {

    /** Rows of a page: what a list costs in memory, however long it is. */
    public static final int SIZE = 500;

    private Pages() {}

    /**
     * All pages up to the first that is not full; none is empty.
     *
     * @param row that they follow
     * @param page brings the rows after the given one
     */
    public static <R> Multi<List<R>> after(R row, Function<R, Uni<List<R>>> page) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(row),
                        last -> page.apply(last.get()).invoke(rows -> last.set(rows.isEmpty() ? row : rows.getLast())))
                .whilst(rows -> rows.size() == SIZE)
                .filter(rows -> !rows.isEmpty());
    }
}
