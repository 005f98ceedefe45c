package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of tuple; the word is the one on the wire (spec 1.14) and in routes. */
public enum TupleKind {
    @JsonProperty("traintuple")
    TRAINTUPLE,
    @JsonProperty("composite_traintuple")
    COMPOSITE_TRAINTUPLE,
    @JsonProperty("aggregatetuple")
    AGGREGATETUPLE,
    @JsonProperty("testtuple")
    TESTTUPLE;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
