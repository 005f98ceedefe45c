package org.substra.api.search;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lists that can be searched; the names that expressions use for their assets are the lower case of these. */
public enum SearchList {
    ALGO(Catalogue.ALGO, Joins.OF_ALGOS),
    COMPOSITE_ALGO(Catalogue.COMPOSITE_ALGO, Joins.OF_ALGOS),
    AGGREGATE_ALGO(Catalogue.AGGREGATE_ALGO, Joins.OF_ALGOS),
    OBJECTIVE(Catalogue.OBJECTIVE, Joins.OF_OBJECTIVES),
    DATASET(Catalogue.DATASET, Joins.OF_DATASETS),
    TRAINTUPLE(Catalogue.TRAINTUPLE, Map.of()),
    COMPOSITE_TRAINTUPLE(Catalogue.COMPOSITE_TRAINTUPLE, Map.of()),
    AGGREGATETUPLE(Catalogue.AGGREGATETUPLE, Map.of()),
    COMPUTE_PLAN(Catalogue.COMPUTE_PLAN, Map.of()),
    TESTTUPLE(Catalogue.TESTTUPLE, Map.of()),
    MODEL(Catalogue.MODEL, Joins.OF_MODELS);

    private final Searchable items;
    private final Map<String, Join> joins;

    SearchList(Searchable items, Map<String, Join> joins) {
        this.items = items;
        this.joins = joins;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Searchable items() {
        return items;
    }

    /** By the other asset's word. */
    Map<String, Join> joins() {
        return joins;
    }

    /** Whether the word names the list's own assets: the algo kinds count as one. */
    boolean isOwn(String asset) {
        return asset.equals(word()) || Joins.ALGO_WORDS.containsAll(Set.of(asset, word()));
    }
}
