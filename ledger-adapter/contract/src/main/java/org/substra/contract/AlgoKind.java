package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of algo (spec 1.10); an algo is not visible through another kind's routes. */
public enum AlgoKind {
    @JsonProperty("algo")
    ALGO,
    @JsonProperty("composite_algo")
    COMPOSITE_ALGO,
    @JsonProperty("aggregate_algo")
    AGGREGATE_ALGO;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
