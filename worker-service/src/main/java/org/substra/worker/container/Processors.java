package org.substra.worker.container;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers of processors as engines write them, such as {@code 0-3,8}. */
final class Processors {

    private Processors() {}

    /** @throws IllegalArgumentException when the text is something else */
    static List<Integer> of(String text) {
        try {
            return Stream.of(text.split(",", -1))
                    .map(part -> part.strip().split("-", 2))
                    .flatMapToInt(ends ->
                            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                    .boxed()
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("processors: numbers and ranges such as 0-3,8; not " + text, e);
        }
    }

    /** Those of an engine that has as many. */
    static List<Integer> first(int number) {
        return IntStream.range(0, number).boxed().toList();
    }

    static String text(List<Integer> processors) {
        return String.join(",", processors.stream().map(String::valueOf).toList());
    }
}
