package org.substra.api.compositetraintuple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.substra.api.ThisNode;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Wire;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.tuple.PlanFields;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.rule.TupleKeys;

/** Creates composite traintuples. */
@ApplicationScoped
class CompositeTraintuples {

    private final LedgerCommands ledger;
    private final ThisNode node;

    CompositeTraintuples(LedgerCommands ledger, ThisNode node) {
        this.ledger = ledger;
        this.node = node;
    }

    Uni<CreatedView> create(String channel, Fields fields) {
        var plan = PlanFields.of(fields);
        CreateCompositeTraintuple create = command(fields, plan);
        Key key = TupleKeys.compositeTraintuple(
                node.organisation(),
                create.algoKey(),
                create.dataManagerKey(),
                create.inHeadModelKey(),
                create.inTrunkModelKey(),
                plan.named(),
                create.dataSampleKeys());
        return ledger.submit(channel, create)
                .onFailure(LedgerTimeout.class)
                .transform(late -> late.forTuple(key))
                .replaceWith(new CreatedView(key));
    }

    private static CreateCompositeTraintuple command(Fields fields, PlanFields plan) {
        var algo = fields.required(Wire.ALGO_KEY, FieldTypes.KEY);
        var manager = fields.required(Wire.DATA_MANAGER_KEY, FieldTypes.KEY);
        var samples = fields.some(Wire.TRAIN_DATA_SAMPLE_KEYS, FieldTypes.KEYS);
        var head = fields.optionalKey(Wire.IN_HEAD_MODEL_KEY);
        var trunk = fields.optionalKey(Wire.IN_TRUNK_MODEL_KEY);
        var authorized = fields.required(Wire.OUT_TRUNK_MODEL_PERMISSIONS, FieldTypes.AUTHORIZED);
        var tag = fields.optional(Wire.TAG, FieldTypes.text(0, Limits.TAG), "");
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        fields.complete();
        return new CreateCompositeTraintuple(
                algo.get(),
                manager.get(),
                samples.get(),
                head.get().orElse(null),
                trunk.get().orElse(null),
                authorized.get(),
                plan.request(),
                tag.get(),
                metadata.get());
    }
}
