package org.substra.contract.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.TupleKind;

/**
 * A training task whose model has a head that stays and a trunk that travels (spec 1.12).
 *
 * @param samples in the order of the request
 * @param headParent the composite tuple whose head it starts from; there when {@code trunkParent} is
 * @param trunkParent the training tuple whose trunk or model it starts from
 * @param headPermissions only its worker
 * @param trunkPermissions its creator and whom the creator names; never public
 */
public record CompositeTraintuple(
        Key key,
        OrganisationId creator,
        OrganisationId worker,
        Key algo,
        Key dataManager,
        List<Key> samples,
        @Nullable Key headParent,
        @Nullable Key trunkParent,
        Permissions headPermissions,
        Permissions trunkPermissions,
        @Nullable PlanPlace place,
        String tag,
        Map<String, String> metadata)
        implements TrainingTuple {

    @Override
    @JsonIgnore
    public List<Key> parents() {
        return headParent == null || trunkParent == null
                ? List.of()
                : Stream.of(headParent, trunkParent).distinct().toList();
    }

    @Override
    @JsonIgnore
    public Permissions modelPermissions() {
        return trunkPermissions;
    }

    @Override
    @JsonIgnore
    public Permissions testPermissions() {
        return headPermissions;
    }

    @Override
    @JsonIgnore
    public TupleKind kind() {
        return TupleKind.COMPOSITE_TRAINTUPLE;
    }
}
