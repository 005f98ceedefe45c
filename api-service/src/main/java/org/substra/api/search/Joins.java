package org.substra.api.search;

import java.util.Map;
import java.util.Set;

/** Which assets find items of which list, and how. */
final class Joins {

    static final Set<String> ALGO_WORDS = Set.of("algo", "composite_algo", "aggregate_algo");

    private static final String TESTS =
            "select %s from ledger_tuple item where item.channel = $1 and item.trained in (%s)";
    private static final String BY_ALGO = "item.algo in (select item.key from %1$s)";

    static final Map<String, Join> OF_ALGOS =
            Map.of("model", new Join(Catalogue.MODEL, "item.key in (select item.algo from %1$s)"));

    /** A model's datasets are those that it was trained and tested on. */
    static final Map<String, Join> OF_DATASETS = Map.of(
            "model",
            new Join(
                    Catalogue.MODEL,
                    "item.key in (select item.data_manager from %1$s union all "
                            + TESTS.formatted("item.data_manager", "select item.key from %1$s") + ")"),
            "objective",
            new Join(Catalogue.OBJECTIVE, """
                    item.key in (select link.data_manager from ledger_objective_link link
                    where link.channel = $1 and link.objective in (select item.key from %1$s))"""));

    /** A model's objectives are those that it was tested for. */
    static final Map<String, Join> OF_OBJECTIVES = Map.of(
            "model",
            new Join(
                    Catalogue.MODEL,
                    "item.key in (" + TESTS.formatted("item.objective", "select item.key from %1$s") + ")"),
            "dataset",
            new Join(Catalogue.DATASET, """
                    (item.test_data_manager in (select item.key from %1$s)
                    or item.key in (select link.objective from ledger_objective_link link
                    where link.channel = $1 and link.data_manager in (select item.key from %1$s)))"""));

    /** Items of the model list show no test, so that no objective finds one. */
    static final Map<String, Join> OF_MODELS = Map.of(
            "algo", new Join(Catalogue.ALGO, BY_ALGO),
            "composite_algo", new Join(Catalogue.COMPOSITE_ALGO, BY_ALGO),
            "aggregate_algo", new Join(Catalogue.AGGREGATE_ALGO, BY_ALGO),
            "dataset", new Join(Catalogue.DATASET, "item.data_manager in (select item.key from %1$s)"),
            "objective", new Join(Catalogue.OBJECTIVE, Join.NEVER));

    private Joins() {}
}
