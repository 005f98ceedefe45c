package org.substra.scheduler.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** One thing after the other: a session takes one statement at a time. */
public final class InOrder {

    private InOrder() {}

    /** Ends when the last step has. */
    public static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last();
    }

    /** What the steps answer; a step that answers null is left out. */
    public static <T, R> Uni<List<R>> map(List<T> items, Function<T, Uni<R>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .asList();
    }
}
