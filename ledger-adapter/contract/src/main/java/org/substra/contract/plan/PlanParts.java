package org.substra.contract.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Cuts a large request into parts, each small enough for one command. */
public final class PlanParts {

    /** A part's tuples take at most this many bytes, unless there is only one. */
    public static final int BYTES = 700_000;

    /** The hash of no parts. */
    public static final Key NONE = Key.ofText("");

    private PlanParts() {}

    /** The same tuples in the same order, in parts of at most {@link Limits#PLAN_PART} tuples and {@link #BYTES} bytes. */
    public static List<List<PlanTuple>> cut(List<PlanTuple> sorted) {
        var parts = new ArrayList<List<PlanTuple>>();
        each(sorted).forEach(parts::add);
        return List.copyOf(parts);
    }

    /** As {@link #cut}, each cut when it is asked for, as it takes some milliseconds to measure the tuples of a part. */
    public static Iterable<List<PlanTuple>> each(List<PlanTuple> sorted) {
        return () -> new Iterator<>() {
            private int from;

            @Override
            public boolean hasNext() {
                return from < sorted.size();
            }

            @Override
            public List<PlanTuple> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<PlanTuple> part = List.copyOf(sorted.subList(from, end(sorted, from)));
                from += part.size();
                return part;
            }
        };
    }

    private static int end(List<PlanTuple> sorted, int from) {
        long bytes = 0;
        for (int end = from; end < sorted.size(); end++) {
            bytes += Json.write(sorted.get(end)).length;
            if (end - from == Limits.PLAN_PART || end > from && bytes > BYTES) {
                return end;
            }
        }
        return sorted.size();
    }

    /** The hash over parts: of the hash over those before, and the tuples of the next. */
    public static Key hash(Key before, List<PlanTuple> part) {
        var text = new StringBuilder(before.value());
        part.forEach(tuple -> text.append(',').append(Key.ofBytes(Json.write(tuple))));
        return Key.ofText(text.toString());
    }
}
