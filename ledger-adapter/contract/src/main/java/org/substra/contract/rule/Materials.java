package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.StoredFile;
import org.substra.contract.TupleKind;
import org.substra.contract.command.Material;
import org.substra.contract.command.Material.Kind;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.Algo;
import org.substra.contract.record.CompositeTraintuple;
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
            case CompositeTraintuple composite -> materials.of(composite);
            case Aggregatetuple aggregate -> materials.of(aggregate);
            case Testtuple test -> materials.of(test);
        }
        return materials.materials;
    }

    private void of(Traintuple tuple) {
        algo(tuple.algo());
        data(tuple.dataManager(), tuple.samples());
        tuple.inModels().forEach(parent -> model(Kind.MODEL, parent));
    }

    private void of(CompositeTraintuple tuple) {
        algo(tuple.algo());
        data(tuple.dataManager(), tuple.samples());
        if (tuple.headParent() != null && tuple.trunkParent() != null) {
            head(tuple.headParent());
            model(Kind.TRUNK, tuple.trunkParent());
        }
    }

    private void of(Aggregatetuple tuple) {
        algo(tuple.algo());
        tuple.inModels().forEach(parent -> model(Kind.MODEL, parent));
    }

    private void of(Testtuple tuple) {
        Objective objective = ledger.existing(Objective.class, "objective", tuple.objective());
        file(Kind.METRICS, objective.key(), objective.metrics(), objective.owner());
        algo(tuple.algo());
        data(tuple.dataManager(), tuple.samples());
        if (tuple.trainedKind() == TupleKind.COMPOSITE_TRAINTUPLE) {
            head(tuple.trained());
            model(Kind.TRUNK, tuple.trained());
        } else {
            model(Kind.MODEL, tuple.trained());
        }
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

    /** What travels of a parent's model: the model, salted with its tuple's key, or the trunk. */
    private void model(Kind kind, Key parent) {
        Tuple trained = ledger.existing(Tuple.class, "tuple", parent);
        String salt = trained instanceof CompositeTraintuple ? parent.value() + "TRUNK" : parent.value();
        StoredFile model = made(parent).model();
        if (model == null) {
            throw new IllegalStateException("tuple " + parent + " is done without a model");
        }
        materials.add(new Material(kind, parent, model.hash(), salt, trained.worker(), model.storageAddress(), false));
    }

    /** A head has no address: it never leaves its worker. */
    private void head(Key parent) {
        Tuple trained = ledger.existing(Tuple.class, "tuple", parent);
        Key head = made(parent).head();
        if (head == null) {
            throw new IllegalStateException("tuple " + parent + " is done without a head");
        }
        materials.add(new Material(Kind.HEAD, parent, head, parent.value() + "HEAD", trained.worker(), "", false));
    }

    /** The parent is done, or the tuple could not have been started. */
    private TupleState made(Key parent) {
        return ledger.state(parent).orElseThrow(() -> new IllegalStateException("no state of " + parent));
    }

    private void file(Kind kind, Key key, StoredFile file, OrganisationId owner) {
        materials.add(new Material(kind, key, file.hash(), "", owner, file.storageAddress(), false));
    }
}
