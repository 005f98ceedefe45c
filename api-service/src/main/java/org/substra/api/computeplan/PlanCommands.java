package org.substra.api.computeplan;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.DatabaseAway;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.ledger.LedgerCommands;
import org.substra.contract.Key;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.Result;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTuple;

/** Brings a request to the ledger: in one command when it fits, else in parts that are sealed together. */
@ApplicationScoped
class PlanCommands {

    private final LedgerCommands ledger;
    private final Submissions submissions;

    PlanCommands(LedgerCommands ledger, Submissions submissions) {
        this.ledger = ledger;
        this.submissions = submissions;
    }

    /**
     * Submits the tuples and answers their keys in their order. Repeated with the same submission, it goes on where it was.
     *
     * <p>Fails as {@link LedgerCommands#submit} does; {@link LedgerUnavailable} only when nothing has left.
     *
     * @param header of a plan to be created; null for an update
     * @param sorted so that each comes after those it needs
     */
    Uni<List<Key>> submit(String channel, Submission submission, @Nullable PlanHeader header, List<PlanTuple> sorted) {
        Instant deadline = ledger.deadline();
        if (isOnePart(sorted)) {
            Command whole = header == null
                    ? new UpdateComputePlan(submission.plan(), sorted)
                    : new CreateComputePlan(submission.plan(), header, sorted);
            return ledger.submit(channel, submission.whole(), whole, deadline).map(PlanCommands::keys);
        }
        return submissions.taken(submission).chain(taken -> {
            var sealed = new SealedParts();
            return parts(channel, submission, header, sorted, taken, sealed, deadline)
                    .call(() -> ledger.submit(channel, submission.seal(), sealed.seal(submission), deadline)
                            .onFailure(LedgerUnavailable.class)
                            .transform(PlanCommands::late));
        });
    }

    private static boolean isOnePart(List<PlanTuple> sorted) {
        Iterator<List<PlanTuple>> parts = PlanParts.each(sorted).iterator();
        return !parts.hasNext() || parts.next().size() == sorted.size();
    }

    private Uni<List<Key>> parts(
            String channel,
            Submission submission,
            @Nullable PlanHeader header,
            List<PlanTuple> sorted,
            Map<Integer, List<Key>> taken,
            SealedParts sealed,
            Instant deadline) {
        return Multi.createFrom()
                .iterable(PlanParts.each(sorted))
                .onItem()
                .transformToUniAndConcatenate(tuples -> {
                    int number = sealed.add(tuples);
                    List<Key> known = taken.get(number);
                    if (known != null) {
                        return Uni.createFrom().item(known);
                    }
                    var part = new AddComputePlanPart(
                            submission.plan(), submission.batch(), number, number == 0 ? header : null, tuples);
                    return ledger.submit(channel, submission.part(number), part, deadline)
                            .onFailure(failure -> failure instanceof LedgerUnavailable && number > 0)
                            .transform(PlanCommands::late)
                            .map(PlanCommands::keys)
                            .call(keys -> submissions
                                    .take(submission, number, keys)
                                    .onFailure(DatabaseAway::isCauseOf)
                                    .transform(PlanCommands::late));
                })
                .collect()
                .<List<Key>>in(ArrayList::new, List::addAll);
    }

    /** Something has left already: the client has to send it again to learn what becomes of it. */
    private static LedgerTimeout late(Throwable unavailable) {
        return new LedgerTimeout(
                "a part of the compute plan has been sent, send the same again to go on: " + unavailable.getMessage());
    }

    private static List<Key> keys(Result result) {
        return switch (result) {
            case Result.Written written -> written.keys();
            case Result.NodeRegistered _, Result.Started _ ->
                throw new IllegalStateException("the ledger answered a compute plan with " + result);
        };
    }
}
