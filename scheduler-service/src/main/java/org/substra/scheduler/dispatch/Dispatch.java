package org.substra.scheduler.dispatch;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.scheduler.assignment.Assigned;
import org.substra.scheduler.assignment.Assignments;
import org.substra.scheduler.backlog.TupleLog;
import org.substra.scheduler.database.FreshContext;
import org.substra.scheduler.database.Patience;
import org.substra.scheduler.database.Rounds;
import org.substra.scheduler.failure.Failures;
import org.substra.scheduler.outbox.OutboxRelay;
import org.substra.scheduler.plan.EndedPlans;
import org.substra.scheduler.step.Step;
import org.substra.scheduler.step.Steps;

/**
 * Everything that a change may have made possible, done at once. Every door wakes it after its own transaction, and goes on: while
 * a round is under way, one more serves all who come.
 */
@ApplicationScoped
public class Dispatch {

    private static final Uni<Integer> NONE = Uni.createFrom().item(0);

    private final Looks looks;
    private final Failures failures;
    private final Assignments assignments;
    private final EndedPlans plans;
    private final OutboxRelay relay;
    private final DispatchMetrics metrics;
    private final Steps steps;
    private final Rounds rounds;

    Dispatch(
            Looks looks,
            Failures failures,
            Assignments assignments,
            EndedPlans plans,
            OutboxRelay relay,
            DispatchMetrics metrics,
            Steps steps,
            FreshContext context) {
        this.looks = looks;
        this.failures = failures;
        this.assignments = assignments;
        this.plans = plans;
        this.relay = relay;
        this.metrics = metrics;
        this.steps = steps;
        this.rounds = new Rounds(this::safely, context);
    }

    /** Has a round begin soon, if none is about to. What it misses, the sweep finds. */
    public void wake() {
        rounds.join();
    }

    /** Assigns, fails and sends until there is nothing left to do now. */
    public Uni<Void> run() {
        return Uni.createFrom().completionStage(rounds::join);
    }

    private Uni<Void> safely() {
        return Patience.with(round())
                .onFailure()
                .invoke(failure -> Log.error("cannot dispatch now; the next sweep tries again", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> round() {
        return looks.look()
                .chain(waiting -> (waiting.slots() ? assign() : NONE)
                        .chain(given -> (waiting.plans() ? plans.tell() : NONE)
                                .chain(told -> (waiting.orphans() ? failures.failOrphans() : NONE)
                                        .call(failed ->
                                                waiting.messages() || given + told + failed > 0 ? send() : NONE))))
                .chain(failed -> failed > 0 ? round() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> assign() {
        return assignments.assign().invoke(this::assigned).map(List::size);
    }

    private Uni<Void> send() {
        return relay.relay().chain(more -> more ? send() : Uni.createFrom().voidItem());
    }

    private void assigned(List<Assigned> assigned) {
        for (Assigned one : assigned) {
            TupleLog.info(
                    one.tuple().id(),
                    "goes to worker %s, attempt %d",
                    one.worker().id(),
                    one.tuple().attempt());
            metrics.assigned();
            steps.pass(Step.ASSIGNED);
        }
    }
}
