package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.StoredFile;
import org.substra.contract.command.Material;
import org.substra.contract.command.Material.Kind;
import org.substra.contract.record.Algo;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** Everything a tuple needs, in the order in which it is wanted: code, opener, samples, models (spec 4.4). */
final class Materials {

    private final Ledger ledger;
    private final List<Material> materials = new ArrayList<>();

    private Materials(Ledger ledger) {
        this.ledger = ledger;
    }

    static List<Material> of(Tuple tuple, Ledger ledger) {
        var materials = new Materials(ledger);
        switch (tuple) {
            case Traintuple train -> materials.of(train);
            case Testtuple test -> materials.of(test);
        }
        return materials.materials;
    }

    private void of(Traintuple tuple) {
        algo(tuple.algo());
        data(tuple.dataManager(), tuple.samples());
        tuple.inModels().forEach(this::model);
    }

    private void of(Testtuple tuple) {
        Objective objective = ledger.existing(Objective.class, "objective", tuple.objective());
        file(Kind.METRICS, objective.key(), objective.metrics(), objective.owner());
        algo(tuple.algo());
        data(tuple.dataManager(), tuple.samples());
        model(tuple.trained());
    }

    private void algo(Key key) {
        Algo algo = ledger.existing(Algo.class, "algo", key);
        file(Kind.ALGO, key, algo.content(), algo.owner());
    }

    private void data(Key manager, List<Key> samples) {
        DataManager data = ledger.existing(DataManager.class, "data manager", manager);
        file(Kind.OPENER, manager, data.opener(), data.owner());
        for (Key sample : samples) {
            materials.add(new Material(Kind.SAMPLE, sample, sample, "", data.owner(), "", false));
        }
    }

    /** The parent is done, or the tuple could not have been started. Its model's salt is its own key. */
    private void model(Key parent) {
        Tuple trained = ledger.existing(Tuple.class, "tuple", parent);
        TupleState state = ledger.state(parent).orElseThrow(() -> new IllegalStateException("no state of " + parent));
        StoredFile model = state.model();
        if (model == null) {
            throw new IllegalStateException("tuple " + parent + " is done without a model");
        }
        materials.add(new Material(
                Kind.MODEL, parent, model.hash(), parent.value(), trained.worker(), model.storageAddress(), false));
    }

    private void file(Kind kind, Key key, StoredFile file, OrganisationId owner) {
        materials.add(new Material(kind, key, file.hash(), "", owner, file.storageAddress(), false));
    }
}
