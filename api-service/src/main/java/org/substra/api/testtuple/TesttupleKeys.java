package org.substra.api.testtuple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.api.readmodel.Assets;
import org.substra.contract.Key;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.record.Objective;
import org.substra.contract.record.TestDataset;
import org.substra.contract.rule.TupleKeys;

/** Which key a testtuple will have, so that a client can look for it when the ledger is late. */
@ApplicationScoped
class TesttupleKeys {

    private final Assets assets;
    private final ThisNode node;

    TesttupleKeys(Assets assets, ThisNode node) {
        this.assets = assets;
        this.node = node;
    }

    /** Empty when its data is that of an objective which this node does not know. */
    Uni<Optional<Key>> of(String channel, CreateTesttuple create) {
        Key manager = create.dataManagerKey();
        if (manager != null) {
            return Uni.createFrom().item(Optional.of(key(create, manager, create.dataSampleKeys())));
        }
        return assets.objective(channel, create.objectiveKey())
                .map(objective -> data(objective).map(data -> key(create, data.dataManager(), data.samples())));
    }

    private static Optional<TestDataset> data(@Nullable Objective objective) {
        return objective == null ? Optional.empty() : Optional.ofNullable(objective.testDataset());
    }

    private Key key(CreateTesttuple create, Key manager, List<Key> samples) {
        return TupleKeys.testtuple(
                node.organisation().value(), create.traintupleKey(), create.objectiveKey(), manager, samples);
    }
}
