package org.substra.api.testtuple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Wire;
import org.substra.api.error.DatabaseAway;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.ledger.LedgerCommands;
import org.substra.contract.Limits;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.Result;

/** Creates testtuples. */
@ApplicationScoped
class Testtuples {

    private final LedgerCommands ledger;
    private final TesttupleKeys keys;

    Testtuples(LedgerCommands ledger, TesttupleKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    Uni<CreatedView> create(String channel, Fields fields) {
        CreateTesttuple create = command(fields);
        return ledger.submit(channel, create)
                .onFailure(LedgerTimeout.class)
                .recoverWithUni(late -> keys.of(channel, create)
                        .onFailure(DatabaseAway::isCauseOf)
                        .recoverWithItem(Optional.empty())
                        .chain(key -> Uni.createFrom().failure(key.isPresent() ? late.forTuple(key.get()) : late)))
                .map(Testtuples::created);
    }

    private static CreatedView created(Result result) {
        return switch (result) {
            case Result.Written written -> new CreatedView(written.keys().getFirst());
            case Result.NodeRegistered _, Result.Started _ ->
                throw new IllegalStateException("the ledger answered a testtuple with " + result);
        };
    }

    private static CreateTesttuple command(Fields fields) {
        var objective = fields.required(Wire.OBJECTIVE_KEY, FieldTypes.KEY);
        var trained = fields.required(Wire.TRAINTUPLE_KEY, FieldTypes.KEY);
        var manager = fields.optionalKey(Wire.DATA_MANAGER_KEY);
        var samples = fields.optional(Wire.TEST_DATA_SAMPLE_KEYS, FieldTypes.KEYS, List.of());
        var tag = fields.optional(Wire.TAG, FieldTypes.text(0, Limits.TAG), "");
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        fields.complete();
        return new CreateTesttuple(
                objective.get(), trained.get(), manager.get().orElse(null), samples.get(), tag.get(), metadata.get());
    }
}
