package org.substra.contract.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleKind;

/** A tuple's definition: what is to be computed, where, from what. Never changes; what happened to it is its {@link TupleState}. */
public sealed interface Tuple extends Asset permits TrainingTuple, Testtuple {

    /** Who asked for it. */
    OrganisationId creator();

    /** Who runs it: the data's owner. */
    OrganisationId worker();

    /** The tuples whose models it needs, in the order of the request, each once. */
    List<Key> parents();

    TupleKind kind();

    /** Its place in a compute plan; null outside plans. */
    @Nullable
    PlanPlace place();

    String tag();

    Map<String, String> metadata();

    @Override
    default OrganisationId owner() {
        return creator();
    }
}
