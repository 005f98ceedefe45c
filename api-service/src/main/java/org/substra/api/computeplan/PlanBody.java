package org.substra.api.computeplan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.api.asset.Wire;
import org.substra.api.error.InvalidFields;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTuple;

/**
 * The body of a request, as far as it could be read.
 *
 * @param hash of its bytes
 * @param rest the fields beside the tuples
 * @param problems of the tuples, by the name of their list
 */
record PlanBody(Key hash, JsonNode rest, List<PlanTuple> tuples, Map<String, Object> problems) {

    static final String CLEAN_MODELS = "clean_models";

    PlanBody {
        tuples = List.copyOf(tuples);
        problems = Map.copyOf(problems);
    }

    /**
     * What a new plan has besides its tuples.
     *
     * @throws InvalidPlan when anything in the body is wrong
     */
    PlanHeader header() {
        var fields = new Fields(rest);
        var clean = fields.optional(CLEAN_MODELS, FieldTypes.FLAG, false);
        var tag = fields.optional(Wire.TAG, FieldTypes.text(0, Limits.TAG), "");
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        try {
            fields.complete();
        } catch (InvalidFields invalid) {
            var all = new LinkedHashMap<String, Object>(problems);
            all.putAll(invalid.fields());
            throw new InvalidPlan(all);
        }
        complete();
        return new PlanHeader(clean.get(), tag.get(), metadata.get());
    }

    /** @throws InvalidPlan when anything is wrong with the tuples */
    void complete() {
        if (!problems.isEmpty()) {
            throw new InvalidPlan(problems);
        }
    }
}
