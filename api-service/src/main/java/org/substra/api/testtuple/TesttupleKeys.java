package org.substra.api.testtuple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.api.readmodel.Assets;
import org.substra.api.readmodel.Tuples;
import org.substra.contract.Key;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.record.Objective;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.TestDataset;
import org.substra.contract.rule.TupleKeys;

/** Which key a testtuple will have, so that a client can look for it when the ledger is late. */
@ApplicationScoped
class TesttupleKeys {

    private final Assets assets;
    private final Tuples tuples;
    private final ThisNode node;

    TesttupleKeys(Assets assets, Tuples tuples, ThisNode node) {
        this.assets = assets;
        this.tuples = tuples;
        this.node = node;
    }

    /** Empty when its training tuple, or the objective whose data it takes, is not known to this node. */
    Uni<Optional<Key>> of(String channel, CreateTesttuple create) {
        return tuples.training(channel, create.traintupleKey())
                .chain(trained -> trained == null
                        ? Uni.createFrom().item(Optional.empty())
                        : of(channel, create, trained.definition().place()));
    }

    private Uni<Optional<Key>> of(String channel, CreateTesttuple create, @Nullable PlanPlace place) {
        Key manager = create.dataManagerKey();
        if (manager != null) {
            return Uni.createFrom().item(Optional.of(key(create, place, manager, create.dataSampleKeys())));
        }
        return assets.objective(channel, create.objectiveKey())
                .map(objective -> data(objective).map(data -> key(create, place, data.dataManager(), data.samples())));
    }

    private static Optional<TestDataset> data(@Nullable Objective objective) {
        return objective == null ? Optional.empty() : Optional.ofNullable(objective.testDataset());
    }

    private Key key(CreateTesttuple create, @Nullable PlanPlace place, Key manager, List<Key> samples) {
        Key plan = place == null ? null : place.plan();
        return TupleKeys.testtuple(
                node.organisation(), create.traintupleKey(), create.objectiveKey(), manager, plan, samples);
    }
}
