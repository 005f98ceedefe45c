package org.substra.scheduler.ledger;

import io.smallrye.mutiny.Uni;
import org.substra.contract.message.CommandAnswer;

/** Who hears what the ledger says to this scheduler's commands. An answer may come twice, late, or never. */
public interface Verdicts {

    Uni<Void> hear(CommandAnswer answer);
}
