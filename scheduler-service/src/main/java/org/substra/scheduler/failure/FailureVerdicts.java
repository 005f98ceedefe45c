package org.substra.scheduler.failure;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.substra.contract.Reason;
import org.substra.contract.message.CommandAnswer;
import org.substra.scheduler.ledger.Verdicts;

/** What the ledger says when this scheduler fails a tuple. */
@ApplicationScoped
public class FailureVerdicts implements Verdicts {

    private final Failures failures;

    FailureVerdicts(Failures failures) {
        this.failures = failures;
    }

    @Override
    @WithTransaction
    public Uni<Void> hear(CommandAnswer answer) {
        return switch (answer) {
            // its event removes the tuple
            case CommandAnswer.Accepted _ -> Uni.createFrom().voidItem();
            case CommandAnswer.Refused refused -> refused(refused);
            case CommandAnswer.Unavailable unavailable -> soonAgain(unavailable);
        };
    }

    /** An illegal move: somebody else has finished or restarted it, and that event is on its way. */
    private Uni<Void> refused(CommandAnswer.Refused refused) {
        if (refused.reason() != Reason.ILLEGAL_MOVE) {
            Log.errorf("command %s of this scheduler is refused: %s", refused.id(), refused.message());
            return Uni.createFrom().voidItem();
        }
        return failures.delete("commandId = ?1 and id.channel = ?2", refused.id(), refused.channel())
                .replaceWithVoid();
    }

    /** The next sweep asks again. */
    private Uni<Void> soonAgain(CommandAnswer.Unavailable unavailable) {
        Log.warnf("the ledger cannot take command %s now: %s", unavailable.id(), unavailable.message());
        return failures.update(
                        "askedAt = ?1 where commandId = ?2 and id.channel = ?3",
                        Instant.EPOCH,
                        unavailable.id(),
                        unavailable.channel())
                .replaceWithVoid();
    }
}
