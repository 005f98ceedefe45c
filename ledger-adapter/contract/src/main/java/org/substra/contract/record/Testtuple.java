package org.substra.contract.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleKind;

/**
 * A test of a training tuple's model (spec 1.14).
 *
 * @param trained the training tuple
 * @param algo the training tuple's algo, which also predicts
 * @param samples sorted
 * @param certified whether it tests on exactly the objective's test data
 */
public record Testtuple(
        Key key,
        OrganisationId creator,
        OrganisationId worker,
        Key objective,
        Key trained,
        TupleKind trainedKind,
        Key algo,
        Key dataManager,
        List<Key> samples,
        boolean certified,
        @Nullable PlanPlace place,
        String tag,
        Map<String, String> metadata)
        implements Tuple {

    @Override
    @JsonIgnore
    public List<Key> parents() {
        return List.of(trained);
    }

    @Override
    @JsonIgnore
    public TupleKind kind() {
        return TupleKind.TESTTUPLE;
    }
}
