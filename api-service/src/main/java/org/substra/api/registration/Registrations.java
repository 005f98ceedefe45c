package org.substra.api.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.form.Multipart;
import org.substra.api.held.HeldFiles;
import org.substra.api.ledger.LedgerCommands;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;
import org.substra.contract.command.Command;

/**
 * Registers assets with files. A refusal deletes nothing: another registration may have brought the
 * same bytes.
 */
@ApplicationScoped
public class Registrations {

    private final Intake intake;
    private final HeldFiles held;
    private final LedgerCommands ledger;
    private final Origin home;

    Registrations(Intake intake, HeldFiles held, LedgerCommands ledger, HomeConfig home) {
        this.intake = intake;
        this.held = held;
        this.ledger = ledger;
        this.home = new Origin(home.defaultDomain());
    }

    /**
     * Registers one asset and answers with its key once this node can read it.
     *
     * @param parts the files it must bring; exactly one of them gives the key
     * @param command makes the command of what was taken; it ends the local validation
     */
    public Uni<CreatedView> register(
            String channel, Multipart request, List<FilePart> parts, Function<Taken, Command> command) {
        return intake.look(request, parts).chain(taken -> {
            Command register = command.apply(taken);
            Key key = taken.complete();
            return intake.keep(taken)
                    .chain(() -> held.add(channel, taken.held(key)))
                    .chain(() -> ledger.submit(channel, register))
                    .onFailure(LedgerTimeout.class)
                    .transform(late -> late.forAssets(List.of(key)))
                    .replaceWith(new CreatedView(key));
        });
    }

    /** A file as the ledger shall know it, at this node's address. */
    public StoredFile stored(String route, Key asset, Part part, Taken taken) {
        return new StoredFile(taken.hash(part), home.address(route, asset, part));
    }
}
