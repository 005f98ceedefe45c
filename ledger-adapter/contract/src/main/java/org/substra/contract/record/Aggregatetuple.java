package org.substra.contract.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.TupleKind;

/**
 * Makes one model of several (spec 1.13).
 *
 * @param inModels the tuples whose models it aggregates, in the order of the request; of a composite tuple its trunk
 * @param permissions of the model it makes: what all of its parents allow
 */
public record Aggregatetuple(
        Key key,
        OrganisationId creator,
        OrganisationId worker,
        Key algo,
        List<Key> inModels,
        Permissions permissions,
        @Nullable PlanPlace place,
        String tag,
        Map<String, String> metadata)
        implements TrainingTuple {

    @Override
    @JsonIgnore
    public List<Key> parents() {
        return inModels;
    }

    @Override
    @JsonIgnore
    public Permissions modelPermissions() {
        return permissions;
    }

    @Override
    @JsonIgnore
    public Permissions testPermissions() {
        return permissions;
    }

    @Override
    @JsonIgnore
    public TupleKind kind() {
        return TupleKind.AGGREGATETUPLE;
    }
}
