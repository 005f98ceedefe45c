package org.substra.api.traintuple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.rule.TupleKeys;

/** Creates traintuples. */
@ApplicationScoped
class Traintuples {

    private final LedgerCommands ledger;
    private final ThisNode node;

    Traintuples(LedgerCommands ledger, ThisNode node) {
        this.ledger = ledger;
        this.node = node;
    }

    Uni<CreatedView> create(String channel, Fields fields) {
        var plan = PlanFields.of(fields);
        CreateTraintuple create = command(fields, plan);
        Key key = TupleKeys.traintuple(
                node.organisation(),
                create.algoKey(),
                create.dataManagerKey(),
                plan.named(),
                create.dataSampleKeys(),
                create.inModelsKeys());
        return ledger.submit(channel, create)
                .onFailure(LedgerTimeout.class)
                .transform(late -> late.forTuple(key))
                .replaceWith(new CreatedView(key));
    }

    private static CreateTraintuple command(Fields fields, PlanFields plan) {
        var algo = fields.required(Wire.ALGO_KEY, FieldTypes.KEY);
        var manager = fields.required(Wire.DATA_MANAGER_KEY, FieldTypes.KEY);
        var samples = fields.some(Wire.TRAIN_DATA_SAMPLE_KEYS, FieldTypes.KEYS);
        var parents = fields.optional(Wire.IN_MODELS_KEYS, FieldTypes.KEYS, List.of());
        var tag = fields.optional(Wire.TAG, FieldTypes.text(0, Limits.TAG), "");
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        fields.complete();
        return new CreateTraintuple(
                algo.get(), manager.get(), samples.get(), parents.get(), plan.request(), tag.get(), metadata.get());
    }
}
