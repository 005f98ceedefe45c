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
 * A training task (spec 1.11).
 *
 * @param samples in the order of the request
 * @param inModels the tuples whose models it starts from, in the order of the request
 * @param permissions of the model it makes: what data manager and algo both allow
 */
public record Traintuple(
        Key key,
        OrganisationId creator,
        OrganisationId worker,
        Key algo,
        Key dataManager,
        List<Key> samples,
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
        return TupleKind.TRAINTUPLE;
    }
}
