package org.substra.worker.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.StoredFile;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Result;
import org.substra.worker.failure.ErrorCode;
import org.substra.worker.failure.ResultRefused;
import org.substra.worker.lease.Attempt;
import org.substra.worker.lease.Lease;

/** What this worker records of a tuple. Calls block until the ledger's verdict is known or the lease is over. */
@ApplicationScoped
public class TupleLedger {

    private final LedgerCommands commands;

    TupleLedger(LedgerCommands commands) {
        this.commands = commands;
    }

    /**
     * Starts the attempt.
     *
     * @throws NotOurs when the ledger does not let it start
     */
    public Result.Started start(Lease lease) {
        Attempt attempt = lease.attempt();
        try {
            return (Result.Started) commands.submit(lease, "start", new LogStart(attempt.tuple(), attempt.attempt()));
        } catch (Refusal refusal) {
            throw new NotOurs(refusal.getMessage());
        }
    }

    /** Records a trained model. Throws as {@link #measured}. */
    public void trained(Lease lease, StoredFile model) {
        Attempt attempt = lease.attempt();
        end(lease, new LogSuccessTrain(attempt.tuple(), attempt.attempt(), "", model));
    }

    /** Records a trained composite model. Throws as {@link #measured}. */
    public void trained(Lease lease, Key head, StoredFile trunk) {
        Attempt attempt = lease.attempt();
        end(lease, new LogSuccessCompositeTrain(attempt.tuple(), attempt.attempt(), "", head, trunk));
    }

    /**
     * Records a measured model.
     *
     * @throws NotOurs when another attempt counts
     * @throws ResultRefused when no attempt could record this result
     */
    public void measured(Lease lease, float perf) {
        Attempt attempt = lease.attempt();
        end(lease, new LogSuccessTest(attempt.tuple(), attempt.attempt(), "", perf));
    }

    /** Records a failure that would repeat itself. Throws as {@link #measured}. */
    public void failed(Lease lease, ErrorCode code) {
        Attempt attempt = lease.attempt();
        end(lease, new LogFail(attempt.tuple(), attempt.attempt(), code.text()));
    }

    private void end(Lease lease, Command command) {
        try {
            commands.submit(lease, "end", command);
        } catch (Refusal refusal) {
            if (refusal.reason() == Reason.ILLEGAL_MOVE) {
                throw new NotOurs(refusal.getMessage());
            }
            throw new ResultRefused(refusal.getMessage());
        }
    }
}
