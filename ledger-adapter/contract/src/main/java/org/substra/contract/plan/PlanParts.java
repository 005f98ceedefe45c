package org.substra.contract.plan;

import java.util.ArrayList;
import java.util.List;
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
        var part = new ArrayList<PlanTuple>();
        long bytes = 0;
        for (PlanTuple tuple : sorted) {
            int size = Json.write(tuple).length;
            if (!part.isEmpty() && (part.size() == Limits.PLAN_PART || bytes + size > BYTES)) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(tuple);
            bytes += size;
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return List.copyOf(parts);
    }

    /** The hash over parts: of the hash over those before, and the tuples of the next. */
    public static Key hash(Key before, List<PlanTuple> part) {
        var text = new StringBuilder(before.value());
        part.forEach(tuple -> text.append(',').append(Key.ofBytes(Json.write(tuple))));
        return Key.ofText(text.toString());
    }
}
