package org.substra.api.tuple;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.contract.Key;
import org.substra.contract.plan.PlanRequest;

/** The fields by which a tuple that is created by itself joins a compute plan (spec 3.7). */
public final class PlanFields {

    private final Supplier<Optional<Key>> plan;
    private final Supplier<Optional<Integer>> rank;

    private PlanFields(Supplier<Optional<Key>> plan, Supplier<Optional<Integer>> rank) {
        this.plan = plan;
        this.rank = rank;
    }

    /** Reads them; what is wrong is told by the fields' own {@code complete}. */
    public static PlanFields of(Fields fields) {
        return new PlanFields(fields.optionalKey(Wire.COMPUTE_PLAN_ID), fields.maybe(Wire.RANK, FieldTypes.INTEGER));
    }

    /** The plan that was named, which is part of the tuple's key; null when none was. */
    public @Nullable Key named() {
        return plan.get().orElse(null);
    }

    /** @throws org.substra.contract.Refusal when id and rank do not go together */
    public @Nullable PlanRequest request() {
        return PlanRequest.of(named(), rank.get().orElse(null), PlanIds::draw);
    }
}
