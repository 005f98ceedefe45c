package org.substra.api.computeplan;

import java.util.Map;

/** Fields of a plan's body that cannot be (400): the reasons by name, of a list one object for each item. */
final class InvalidPlan extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> problems;

    InvalidPlan(Map<String, Object> problems) {
        super("invalid fields: " + problems.keySet(), null, false, false);
        this.problems = Map.copyOf(problems);
    }

    Map<String, Object> problems() {
        return problems;
    }
}
