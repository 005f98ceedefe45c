package org.substra.api.aggregatetuple;

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
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.rule.TupleKeys;

/** Creates aggregatetuples. */
@ApplicationScoped
class Aggregatetuples {

    private final LedgerCommands ledger;
    private final ThisNode node;

    Aggregatetuples(LedgerCommands ledger, ThisNode node) {
        this.ledger = ledger;
        this.node = node;
    }

    Uni<CreatedView> create(String channel, Fields fields) {
        var plan = PlanFields.of(fields);
        CreateAggregatetuple create = command(fields, plan);
        Key key = TupleKeys.aggregatetuple(node.organisation(), create.algoKey(), plan.named(), create.inModelsKeys());
        return ledger.submit(channel, create)
                .onFailure(LedgerTimeout.class)
                .transform(late -> late.forTuple(key))
                .replaceWith(new CreatedView(key));
    }

    private static CreateAggregatetuple command(Fields fields, PlanFields plan) {
        var algo = fields.required(Wire.ALGO_KEY, FieldTypes.KEY);
        var worker = fields.required(Wire.WORKER, FieldTypes.ORGANISATION);
        var parents = fields.optional(Wire.IN_MODELS_KEYS, FieldTypes.KEYS, List.of());
        var tag = fields.optional(Wire.TAG, FieldTypes.text(0, Limits.TAG), "");
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        fields.complete();
        return new CreateAggregatetuple(
                algo.get(), worker.get(), parents.get(), plan.request(), tag.get(), metadata.get());
    }
}
