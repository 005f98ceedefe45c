package org.substra.worker.container;

import java.util.Map;
import org.substra.worker.lease.Attempt;

/** A container that the engine has, in whatever state. */
public record FoundContainer(String id, Map<String, String> labels) {

    public FoundContainer {
        labels = Map.copyOf(labels);
    }

    public boolean isOf(Attempt attempt) {
        return Labels.areOf(attempt, labels);
    }
}
