package org.substra.api.computeplan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.contract.Limits;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;

/** The lists of tuples in a body, and how an item of each is read. */
enum PlanItems {
    TRAINTUPLES(PlanItems::traintuple),
    COMPOSITE_TRAINTUPLES(PlanItems::compositeTraintuple),
    AGGREGATETUPLES(PlanItems::aggregatetuple),
    TESTTUPLES(PlanItems::testtuple);

    /** Reads an item; its fields are wrong as {@link Fields#complete} says. */
    @FunctionalInterface
    private interface ItemType {
        PlanTuple read(Fields fields, int index);
    }

    private static final String TRAINTUPLE_ID = "traintuple_id";
    private static final String IN_MODELS_IDS = "in_models_ids";

    private final ItemType type;

    PlanItems(ItemType type) {
        this.type = type;
    }

    /** The name of the list in the body. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable PlanItems of(String word) {
        for (PlanItems items : values()) {
            if (items.word().equals(word)) {
                return items;
            }
        }
        return null;
    }

    /** @param index of the item in its list, from 0 */
    PlanTuple read(Fields fields, int index) {
        return type.read(fields, index);
    }

    private static PlanTuple traintuple(Fields fields, int index) {
        var id = id(fields, TRAINTUPLE_ID);
        var algo = fields.required(Wire.ALGO_KEY, FieldTypes.KEY);
        var manager = fields.required(Wire.DATA_MANAGER_KEY, FieldTypes.KEY);
        var samples = fields.some(Wire.TRAIN_DATA_SAMPLE_KEYS, FieldTypes.KEYS);
        var parents = fields.optional(IN_MODELS_IDS, FieldTypes.TEXTS, List.of());
        var tag = tag(fields);
        var metadata = metadata(fields);
        fields.complete();
        return new PlanTraintuple(
                id.get(), algo.get(), manager.get(), samples.get(), parents.get(), tag.get(), metadata.get());
    }

    private static PlanTuple compositeTraintuple(Fields fields, int index) {
        var id = id(fields, "composite_traintuple_id");
        var algo = fields.required(Wire.ALGO_KEY, FieldTypes.KEY);
        var manager = fields.required(Wire.DATA_MANAGER_KEY, FieldTypes.KEY);
        var samples = fields.some(Wire.TRAIN_DATA_SAMPLE_KEYS, FieldTypes.KEYS);
        var head = fields.optional("in_head_model_id", FieldTypes.text(0, Limits.PLAN_ID), "");
        var trunk = fields.optional("in_trunk_model_id", FieldTypes.text(0, Limits.PLAN_ID), "");
        var authorized = fields.required(Wire.OUT_TRUNK_MODEL_PERMISSIONS, FieldTypes.AUTHORIZED);
        var tag = tag(fields);
        var metadata = metadata(fields);
        fields.complete();
        return new PlanCompositeTraintuple(
                id.get(),
                algo.get(),
                manager.get(),
                samples.get(),
                orNull(head.get()),
                orNull(trunk.get()),
                authorized.get(),
                tag.get(),
                metadata.get());
    }

    private static PlanTuple aggregatetuple(Fields fields, int index) {
        var id = id(fields, "aggregatetuple_id");
        var algo = fields.required(Wire.ALGO_KEY, FieldTypes.KEY);
        var worker = fields.required(Wire.WORKER, FieldTypes.ORGANISATION);
        var parents = fields.optional(IN_MODELS_IDS, FieldTypes.TEXTS, List.of());
        var tag = tag(fields);
        var metadata = metadata(fields);
        fields.complete();
        return new PlanAggregatetuple(id.get(), algo.get(), worker.get(), parents.get(), tag.get(), metadata.get());
    }

    private static PlanTuple testtuple(Fields fields, int index) {
        var objective = fields.required(Wire.OBJECTIVE_KEY, FieldTypes.KEY);
        var trained = id(fields, TRAINTUPLE_ID);
        var manager = fields.optionalKey(Wire.DATA_MANAGER_KEY);
        var samples = fields.optional(Wire.TEST_DATA_SAMPLE_KEYS, FieldTypes.KEYS, List.of());
        var tag = tag(fields);
        var metadata = metadata(fields);
        fields.complete();
        return new PlanTesttuple(
                index,
                objective.get(),
                trained.get(),
                manager.get().orElse(null),
                samples.get(),
                tag.get(),
                metadata.get());
    }

    private static Supplier<String> id(Fields fields, String name) {
        return fields.required(name, FieldTypes.text(1, Limits.PLAN_ID));
    }

    private static Supplier<String> tag(Fields fields) {
        return fields.optional(Wire.TAG, FieldTypes.text(0, Limits.TAG), "");
    }

    private static Supplier<Map<String, String>> metadata(Fields fields) {
        return fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
    }

    private static @Nullable String orNull(String id) {
        return id.isEmpty() ? null : id;
    }
}
