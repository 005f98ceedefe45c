package org.substra.scheduler.failure;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.substra.scheduler.backlog.Claims;
import org.substra.scheduler.backlog.TupleId;

/** The trouble that tuples have met; a later attempt after a pause, or the end. */
@ApplicationScoped
public class Setbacks implements PanacheRepositoryBase<SetbackRow, SetbackRow.Identity> {

    private final Budget budget;
    private final BudgetConfig config;
    private final Claims claims;
    private final Failures failures;

    Setbacks(Budget budget, BudgetConfig config, Claims claims, Failures failures) {
        this.budget = budget;
        this.config = config;
        this.claims = claims;
        this.failures = failures;
    }

    /** Counts a setback of a tuple that the caller's transaction has locked in the backlog. */
    public Uni<Void> count(TupleId id, int attempt, Trouble trouble) {
        return forgetWaiting(id, trouble).chain(() -> raise(id, trouble)).chain(row -> {
            Optional<FailureCode> exceeded = budget.exceeded(trouble, row.count, row.lasting());
            return exceeded.isPresent()
                    ? failures.fail(id, attempt, exceeded.get())
                    : claims.pause(id, budget.pause(trouble, row.count));
        });
    }

    /** Nobody's fault: again, after the shortest pause. */
    public Uni<Void> postpone(TupleId id) {
        return claims.pause(id, config.pause());
    }

    /** An end was told; the ledger's event about it is on its way. If it never comes, the tuple is tried again. */
    public Uni<Void> settle(TupleId id) {
        return claims.pause(id, config.settle());
    }

    private Uni<SetbackRow> raise(TupleId id, Trouble trouble) {
        return findById(new SetbackRow.Identity(id.channel(), id.tuple(), trouble))
                .chain(row -> row == null
                        ? persist(SetbackRow.first(id, trouble))
                        : Uni.createFrom().item(row.again()));
    }

    /** Who meets another trouble has got past waiting for the peer: the next wait gets the whole time again. */
    private Uni<Long> forgetWaiting(TupleId id, Trouble trouble) {
        return trouble == Trouble.PEER || trouble == Trouble.LOST
                ? Uni.createFrom().item(0L)
                : delete("channel = ?1 and tuple = ?2 and kind = ?3", id.channel(), id.tuple(), Trouble.PEER);
    }
}
