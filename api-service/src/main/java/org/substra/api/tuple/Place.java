package org.substra.api.tuple;

import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;

/** Where in which compute plan a tuple stands, as views show it: nowhere is no id and rank 0. */
public final class Place {

    private Place() {}

    public static String planId(Tuple tuple) {
        PlanPlace place = tuple.place();
        return place == null ? "" : place.plan().value();
    }

    public static int rank(Tuple tuple) {
        PlanPlace place = tuple.place();
        return place == null ? 0 : place.rank();
    }
}
