package org.substra.api.datamanager;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.api.asset.CreatedView;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.NotFound;
import org.substra.api.ledger.Heads;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.readmodel.DataManagerRow;
import org.substra.api.readmodel.DataManagers;
import org.substra.api.readmodel.Dataset;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.contract.Key;
import org.substra.contract.command.UpdateDataManager;

/** The data managers that the ledger knows, and linking them to objectives. */
@ApplicationScoped
class Datasets {

    private final DataManagers managers;
    private final Heads heads;
    private final LedgerCommands ledger;

    Datasets(DataManagers managers, Heads heads, LedgerCommands ledger) {
        this.managers = managers;
        this.heads = heads;
        this.ledger = ledger;
    }

    Uni<Listed<DataManagerRow>> list(String channel, ListQuery query) {
        return managers.list(channel, query);
    }

    /** Fails with {@link NotFound} when the ledger has no such data manager. */
    Uni<Dataset> get(String channel, Key key) {
        return heads.find(channel, () -> managers.dataset(channel, key))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("no data manager with key " + key));
    }

    Uni<CreatedView> link(String channel, Key dataManager, Key objective) {
        return ledger.submit(channel, new UpdateDataManager(dataManager, objective))
                .onFailure(LedgerTimeout.class)
                .transform(late -> late.forAssets(List.of(dataManager)))
                .replaceWith(new CreatedView(dataManager));
    }
}
