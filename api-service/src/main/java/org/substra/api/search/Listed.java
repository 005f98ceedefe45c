package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a list that was asked for. */
public sealed interface Listed<T> {

    /** Its items, as the subscriber wants them; no page is empty. */
    Multi<List<T>> pages();

    /** After which item the rest begins; null when nothing follows, or the part has no limit. */
    @Nullable
    String next();

    /** The same with every page's items exchanged for others. */
    <R> Uni<Listed<R>> load(Function<List<T>, Uni<List<R>>> load);

    <R> Listed<R> map(Function<? super T, ? extends R> one);

    default Multi<T> items() {
        return pages().onItem().disjoint();
    }

    /** A part that is at hand, being no longer than a page. */
    record AtHand<T>(List<T> all, @Nullable String next) implements Listed<T> {

        @Override
        public Multi<List<T>> pages() {
            return all.isEmpty()
                    ? Multi.createFrom().empty()
                    : Multi.createFrom().item(all);
        }

        @Override
        public <R> Uni<Listed<R>> load(Function<List<T>, Uni<List<R>>> load) {
            return all.isEmpty()
                    ? Uni.createFrom().item(new AtHand<>(List.of(), next))
                    : load.apply(all).map(loaded -> new AtHand<>(loaded, next));
        }

        @Override
        public <R> Listed<R> map(Function<? super T, ? extends R> one) {
            return new AtHand<>(mapped(all, one), next);
        }
    }

    /** A longer part, read page by page. */
    record Streamed<T>(Multi<List<T>> pages, @Nullable String next) implements Listed<T> {

        @Override
        public <R> Uni<Listed<R>> load(Function<List<T>, Uni<List<R>>> load) {
            return Uni.createFrom()
                    .item(new Streamed<>(pages.onItem().transformToUniAndConcatenate(load::apply), next));
        }

        @Override
        public <R> Listed<R> map(Function<? super T, ? extends R> one) {
            return new Streamed<>(pages.map(page -> mapped(page, one)), next);
        }
    }

    private static <T, R> List<R> mapped(List<T> page, Function<? super T, ? extends R> one) {
        return page.stream().<R>map(one).toList();
    }
}
