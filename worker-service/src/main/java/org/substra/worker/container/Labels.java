package org.substra.worker.container;

import java.util.Map;
import org.substra.worker.lease.Attempt;

/** What a container says of itself, so that its owner finds it again. */
public final class Labels {

    public static final String WORKER = "substra.worker";

    private static final String TUPLE = "substra.tuple";
    private static final String CHANNEL = "substra.channel";
    private static final String ATTEMPT = "substra.attempt";
    /** By which network policies and monitoring of other generations know a task's container. */
    private static final String TASK = "substra_task";

    private Labels() {}

    public static Map<String, String> of(String worker, Attempt attempt) {
        return Map.of(
                WORKER, worker,
                TUPLE, attempt.tuple().value(),
                CHANNEL, attempt.channel(),
                ATTEMPT, Integer.toString(attempt.attempt()),
                TASK, "");
    }

    /** Whether these are the labels of that attempt. */
    static boolean areOf(Attempt attempt, Map<String, String> labels) {
        return attempt.tuple().value().equals(labels.get(TUPLE))
                && attempt.channel().equals(labels.get(CHANNEL))
                && Integer.toString(attempt.attempt()).equals(labels.get(ATTEMPT));
    }
}
