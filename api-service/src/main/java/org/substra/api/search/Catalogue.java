package org.substra.api.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.substra.contract.AlgoKind;
import org.substra.contract.TupleKind;

/** The assets that can be searched for. A new kind is described here, and its list in {@link SearchList}. */
final class Catalogue {

    private static final Map<String, String> NAMED =
            Map.of("key", "item.key %1$s", "name", "item.name %1$s", "owner", "item.owner %1$s");

    private static final Map<String, String> TUPLE = Map.of(
            "key", "item.key %1$s",
            "creator", "item.creator %1$s",
            "status", "item.status %1$s",
            "tag", "item.tag %1$s",
            "log", "item.log %1$s",
            "compute_plan_id", "coalesce(item.plan, '') %1$s");

    static final Searchable ALGO = algo(AlgoKind.ALGO);
    static final Searchable COMPOSITE_ALGO = algo(AlgoKind.COMPOSITE_ALGO);
    static final Searchable AGGREGATE_ALGO = algo(AlgoKind.AGGREGATE_ALGO);

    static final Searchable OBJECTIVE = new Searchable(
            SearchTable.ASSETS,
            Set.of("objective"),
            with(NAMED, Map.of("metrics", "item.metrics_name %1$s")),
            Set.of("description", "test_dataset", "permissions", "metadata"));

    static final Searchable DATASET = new Searchable(
            SearchTable.ASSETS,
            Set.of("data_manager"),
            with(NAMED, Map.of("type", "item.type %1$s", "objective_key", """
                            (item.key in (select link.data_manager from ledger_objective_link link
                            where link.channel = $1 and link.objective %1$s)
                            or ''::text %1$s and not exists (select from ledger_objective_link link
                            where link.channel = $1 and link.data_manager = item.key))""")),
            Set.of("opener", "description", "permissions", "metadata"));

    static final Searchable TRAINTUPLE = new Searchable(
            SearchTable.TUPLES,
            Set.of(TupleKind.TRAINTUPLE.word()),
            TUPLE,
            Set.of("algo", "dataset", "rank", "in_models", "out_model", "permissions", "metadata"));

    static final Searchable COMPOSITE_TRAINTUPLE = new Searchable(
            SearchTable.TUPLES,
            Set.of(TupleKind.COMPOSITE_TRAINTUPLE.word()),
            TUPLE,
            Set.of(
                    "algo",
                    "dataset",
                    "rank",
                    "in_head_model",
                    "in_trunk_model",
                    "out_head_model",
                    "out_trunk_model",
                    "metadata"));

    static final Searchable AGGREGATETUPLE = new Searchable(
            SearchTable.TUPLES,
            Set.of(TupleKind.AGGREGATETUPLE.word()),
            with(TUPLE, Map.of("worker", "item.worker %1$s")),
            Set.of("algo", "rank", "in_models", "out_model", "permissions", "metadata"));

    static final Searchable COMPUTE_PLAN = new Searchable(
            SearchTable.COMPUTE_PLANS,
            Set.of(),
            Map.of("compute_plan_id", "item.key %1$s", "status", "item.status %1$s", "tag", "item.tag %1$s"),
            Set.of(
                    "metadata",
                    "clean_models",
                    "traintuple_keys",
                    "composite_traintuple_keys",
                    "aggregatetuple_keys",
                    "testtuple_keys",
                    "tuple_count",
                    "done_count",
                    "id_to_key"));

    static final Searchable TESTTUPLE = new Searchable(
            SearchTable.TUPLES,
            Set.of(TupleKind.TESTTUPLE.word()),
            with(TUPLE, Map.of("traintuple_key", "item.trained %1$s", "traintuple_type", """
                            item.trained in (select trained.key from ledger_tuple trained
                            where trained.channel = $1 and trained.kind %1$s)""")),
            Set.of("algo", "objective", "certified", "dataset", "rank", "metadata"));

    /** The training tuples of every kind; a model's own attribute is its hash. */
    static final Searchable MODEL = new Searchable(
            SearchTable.TUPLES,
            Set.of(TupleKind.TRAINTUPLE.word(), TupleKind.COMPOSITE_TRAINTUPLE.word(), TupleKind.AGGREGATETUPLE.word()),
            with(TUPLE, Map.of("hash", """
                            item.key in (select model.tuple from ledger_model model
                            where model.channel = $1 and model.hash %1$s)""")),
            TRAINTUPLE.others());

    private Catalogue() {}

    private static Searchable algo(AlgoKind kind) {
        return new Searchable(
                SearchTable.ASSETS,
                Set.of(kind.word()),
                NAMED,
                Set.of("content", "description", "permissions", "metadata"));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
