package org.substra.api.computeplan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.DatabaseAway;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.error.NotFound;
import org.substra.api.identity.Caller;
import org.substra.api.ledger.Heads;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.readmodel.ComputePlanRow;
import org.substra.api.readmodel.ComputePlans;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.tuple.PlanIds;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanOrder;
import org.substra.contract.plan.PlanTrainingTuple;
import org.substra.contract.plan.PlanTuple;

/** Creates, extends, cancels and finds compute plans. */
@ApplicationScoped
class Plans {

    /** Answers to requests that write carry at most so many keys of each kind (spec 8). */
    private static final int KEYS = 500;

    private final ComputePlans plans;
    private final Heads heads;
    private final LedgerCommands ledger;
    private final PlanCommands commands;
    private final Submissions submissions;

    /** A plan with what the request added, and the request, to be closed once the answer has left. */
    record Written(ComputePlanRow plan, Map<String, Key> idToKey, Submission submission) {}

    Plans(ComputePlans plans, Heads heads, LedgerCommands ledger, PlanCommands commands, Submissions submissions) {
        this.plans = plans;
        this.heads = heads;
        this.ledger = ledger;
        this.commands = commands;
        this.submissions = submissions;
    }

    Uni<Written> create(Caller caller, PlanBody body) {
        PlanHeader header = body.header();
        List<PlanTuple> sorted = PlanOrder.sort(body.tuples(), false);
        var drawn = new Submission(PlanIds.draw(), PlanIds.draw());
        return submissions
                .open(caller.channel(), scope(caller), body.hash(), drawn)
                .chain(submission -> write(caller.channel(), submission, header, sorted));
    }

    Uni<Written> update(String channel, Key plan, PlanBody body) {
        body.complete();
        var drawn = new Submission(plan, PlanIds.draw());
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom().item(PlanOrder.sort(body.tuples(), true)))
                .onFailure(Refusal.class)
                .transform(refusal -> new PlanFailure(plan, refusal))
                .chain(sorted -> submissions
                        .open(channel, "plan " + plan, body.hash(), drawn)
                        .chain(submission -> write(channel, submission, null, sorted)));
    }

    Uni<ComputePlanRow> cancel(String channel, Key plan) {
        return ledger.submit(channel, new CancelComputePlan(plan))
                .onFailure(failure -> failure instanceof Refusal || failure instanceof LedgerTimeout)
                .transform(failure -> new PlanFailure(plan, failure))
                .chain(() -> settled(plan, get(channel, plan)));
    }

    Uni<Listed<ComputePlanRow>> list(String channel, ListQuery query) {
        return plans.list(channel, query);
    }

    /** Fails with {@link NotFound} in a {@link PlanFailure} when the ledger has no such plan. */
    Uni<ComputePlanRow> get(String channel, Key plan) {
        return found(plan, heads.find(channel, () -> plans.find(channel, plan)));
    }

    private Uni<Written> write(
            String channel, Submission submission, @Nullable PlanHeader header, List<PlanTuple> sorted) {
        Key plan = submission.plan();
        return commands.submit(channel, submission, header, sorted)
                .onFailure(Refusal.class)
                .call(() -> submissions
                        .close(submission)
                        .onFailure(DatabaseAway::isCauseOf)
                        .recoverWithNull()) // then it is closed when it is as old as others
                .onFailure(failure -> failure instanceof Refusal || failure instanceof LedgerTimeout)
                .transform(failure -> new PlanFailure(plan, failure))
                .chain(keys -> settled(plan, found(plan, plans.find(channel, plan, KEYS)))
                        .map(row -> new Written(row, idToKey(sorted, keys), submission)));
    }

    /** The command has left, so the client has to look for what became of it. */
    static Uni<ComputePlanRow> settled(Key plan, Uni<ComputePlanRow> reading) {
        return reading.onFailure(failure -> DatabaseAway.isCauseOf(failure) || failure instanceof LedgerUnavailable)
                .transform(_ -> new PlanFailure(
                        plan,
                        new LedgerTimeout(
                                "the ledger has taken the compute plan's change, but this node cannot read it now")));
    }

    private static Uni<ComputePlanRow> found(Key plan, Uni<@Nullable ComputePlanRow> lookUp) {
        return lookUp.onItem()
                .ifNull()
                .failWith(() -> new PlanFailure(plan, new NotFound("no compute plan with key " + plan)));
    }

    private static Map<String, Key> idToKey(List<PlanTuple> sorted, List<Key> keys) {
        var byId = new LinkedHashMap<String, Key>();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i) instanceof PlanTrainingTuple training) {
                byId.put(training.id(), keys.get(i));
            }
        }
        return byId;
    }

    private static String scope(Caller caller) {
        return switch (caller) {
            case Caller.User user -> "user " + user.name();
            case Caller.Node node -> "node " + node.organisation();
        };
    }
}
