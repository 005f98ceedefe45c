package org.substra.contract.rule;

import java.util.List;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.Refusal;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.record.Algo;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.TrainingTuple;

/** Who may train a head and a trunk with what, and who may have which (spec 3.4, 3.5). */
final class CompositeTraintupleRules {

    private CompositeTraintupleRules() {}

    static Key create(CreateCompositeTraintuple create, Membership membership, Ledger ledger) {
        Algo algo = AssetRules.processable(AlgoKind.COMPOSITE_ALGO, create.algoKey(), ledger);
        DataManager manager = DataRules.trainable(create.dataManagerKey(), create.dataSampleKeys(), ledger);
        Key head = create.inHeadModelKey();
        Key trunk = create.inTrunkModelKey();
        if (head != null && trunk != null) {
            requireHead(head, manager.owner(), ledger);
            ledger.existing(TrainingTuple.class, "traintuple", trunk);
        }
        Key key = TupleKeys.compositeTraintuple(
                ledger.caller(),
                algo.key(),
                manager.key(),
                head,
                trunk,
                membership.requested(),
                create.dataSampleKeys());
        membership.register(
                new CompositeTraintuple(
                        key,
                        ledger.caller(),
                        manager.owner(),
                        algo.key(),
                        manager.key(),
                        create.dataSampleKeys(),
                        head,
                        trunk,
                        new Permissions(false, List.of(manager.owner())),
                        ledger.owned(new Permissions(false, create.trunkAuthorizedIds())),
                        membership.place(),
                        create.tag(),
                        create.metadata()),
                ledger);
        return key;
    }

    /** A head never leaves its worker, so only that worker can start from it. */
    private static void requireHead(Key head, OrganisationId worker, Ledger ledger) {
        TrainingTuple parent = ledger.existing(TrainingTuple.class, "composite traintuple", head);
        if (!(parent instanceof CompositeTraintuple)) {
            throw Refusal.invalid("in_head_model_key: " + head + " is no composite traintuple");
        }
        if (!parent.worker().equals(worker)) {
            throw Refusal.invalid("in_head_model_key: the head of " + head + " stays with " + parent.worker() + ", "
                    + worker + " cannot start from it");
        }
    }
}
