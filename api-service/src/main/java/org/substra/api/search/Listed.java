package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that was asked for.
 *
 * @param pages its items, read page by page as the subscriber wants them; none is empty
 * @param next after which item the rest begins; null when nothing follows, or the part has no limit
 */
public record Listed<T>(Multi<List<T>> pages, @Nullable String next) {

    /** The same with every page's items exchanged for others. */
    public <R> Listed<R> load(Function<List<T>, Uni<List<R>>> load) {
        return new Listed<>(pages.onItem().transformToUniAndConcatenate(load::apply), next);
    }

    public <R> Listed<R> map(Function<? super T, ? extends R> one) {
        return new Listed<>(pages.map(page -> page.stream().<R>map(one).toList()), next);
    }

    public Multi<T> items() {
        return pages.onItem().disjoint();
    }
}
