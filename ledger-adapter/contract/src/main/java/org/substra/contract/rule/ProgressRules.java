package org.substra.contract.rule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.StoredFile;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Result;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.ModelClaim;
import org.substra.contract.record.PlanFailed;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;

/**
 * What happens to a tuple once it exists (spec 3.6, 8): done and failed are final, the first
 * result wins, and a result belongs to the attempt that is recorded.
 */
final class ProgressRules {

    private ProgressRules() {}

    static Result start(LogStart start, Ledger ledger) {
        Tuple tuple = own(start.key(), ledger);
        ledger.expect(ProgressReads.toStart(tuple));
        TupleStatus status = status(tuple, ledger);
        if (status != TupleStatus.TODO && status != TupleStatus.DOING) {
            throw cannotChange(tuple.key(), status, TupleStatus.DOING);
        }
        ledger.state(tuple.key()).ifPresent(state -> requireNewer(start, state));
        ledger.put(TupleState.doing(tuple.key(), start.attempt()));
        return new Result.Started(tuple, start.attempt(), Materials.of(tuple, ledger));
    }

    static Result succeed(LogSuccessTrain success, Ledger ledger) {
        Tuple tuple = own(success.key(), ledger);
        if (!(tuple instanceof Traintuple || tuple instanceof Aggregatetuple)) {
            throw Refusal.invalid("no traintuple or aggregatetuple with key " + tuple.key());
        }
        requireRunning(tuple, success.attempt(), ledger);
        claim(success.outModel().hash(), tuple.key(), ledger);
        return done(tuple, success.attempt(), success.log(), success.outModel(), null, null, ledger);
    }

    static Result succeed(LogSuccessCompositeTrain success, Ledger ledger) {
        Tuple tuple = own(success.key(), ledger);
        if (!(tuple instanceof CompositeTraintuple)) {
            throw Refusal.invalid("no composite traintuple with key " + tuple.key());
        }
        requireRunning(tuple, success.attempt(), ledger);
        claim(success.outHead(), tuple.key(), ledger);
        claim(success.outTrunk().hash(), tuple.key(), ledger);
        return done(tuple, success.attempt(), success.log(), success.outTrunk(), success.outHead(), null, ledger);
    }

    static Result succeed(LogSuccessTest success, Ledger ledger) {
        Tuple tuple = own(success.key(), ledger);
        if (!(tuple instanceof Testtuple)) {
            throw Refusal.invalid("no testtuple with key " + tuple.key());
        }
        requireRunning(tuple, success.attempt(), ledger);
        return done(tuple, success.attempt(), success.log(), null, null, success.perf(), ledger);
    }

    static Result fail(LogFail fail, Ledger ledger) {
        Tuple tuple = own(fail.key(), ledger);
        TupleStatus status = status(tuple, ledger);
        int attempt = ledger.state(tuple.key()).map(TupleState::attempt).orElse(0);
        if (status.isFinal() || fail.attempt() < attempt) {
            throw cannotChange(tuple.key(), status, TupleStatus.FAILED);
        }
        ledger.put(new TupleState(tuple.key(), fail.attempt(), TupleStatus.FAILED, fail.log(), null, null, null));
        if (tuple.place() instanceof PlanPlace place) {
            ledger.put(new PlanFailed(place.plan()));
        }
        return Result.Written.of(tuple.key());
    }

    /** A tuple's status as it follows from what is recorded of it, of its plan and of its parents. */
    static TupleStatus status(Tuple tuple, Ledger ledger) {
        Optional<TupleStatus> recorded = ledger.state(tuple.key()).map(TupleState::status);
        if (recorded.filter(TupleStatus::isFinal).isPresent()) {
            return recorded.get();
        }
        if (tuple.place() instanceof PlanPlace place) {
            boolean canceled = ledger.has(WorldKeys.planCanceled(place.plan()));
            if (canceled || recorded.isEmpty() && ledger.has(WorldKeys.planFailed(place.plan()))) {
                return TupleStatus.CANCELED;
            }
        }
        return recorded.orElseGet(() -> {
            boolean ready = tuple.parents().stream().allMatch(parent -> isDone(parent, ledger));
            return ready ? TupleStatus.TODO : TupleStatus.WAITING;
        });
    }

    private static boolean isDone(Key parent, Ledger ledger) {
        return ledger.state(parent)
                .filter(state -> state.status() == TupleStatus.DONE)
                .isPresent();
    }

    private static Tuple own(Key key, Ledger ledger) {
        ledger.record(WorldKeys.asset(key)).ifPresent(record -> ledger.expect(ProgressReads.ofStatus(record)));
        Tuple tuple = ledger.existing(Tuple.class, "tuple", key);
        if (!tuple.worker().equals(ledger.caller())) {
            throw Refusal.forbidden(ledger.caller() + " does not run tuple " + key + ": " + tuple.worker() + " does");
        }
        return tuple;
    }

    private static void requireNewer(LogStart start, TupleState state) {
        if (start.attempt() <= state.attempt()) {
            throw Refusal.illegalMove("tuple " + start.key() + ": attempt " + state.attempt() + " is recorded, attempt "
                    + start.attempt() + " comes too late");
        }
    }

    private static void requireRunning(Tuple tuple, int attempt, Ledger ledger) {
        TupleStatus status = status(tuple, ledger);
        if (status != TupleStatus.DOING) {
            throw cannotChange(tuple.key(), status, TupleStatus.DONE);
        }
        int running = ledger.state(tuple.key()).map(TupleState::attempt).orElse(0);
        if (running != attempt) {
            throw Refusal.illegalMove("tuple " + tuple.key() + ": attempt " + running
                    + " is running, a result of attempt " + attempt + " does not count");
        }
    }

    private static void claim(Key hash, Key tuple, Ledger ledger) {
        var claim = new ModelClaim(hash, tuple);
        if (ledger.has(claim.worldKey())) {
            throw Refusal.conflict("there is already a model with hash " + hash, List.of(hash));
        }
        ledger.put(claim);
    }

    private static Result done(
            Tuple tuple,
            int attempt,
            String log,
            @Nullable StoredFile model,
            @Nullable Key head,
            @Nullable Float perf,
            Ledger ledger) {
        ledger.put(new TupleState(tuple.key(), attempt, TupleStatus.DONE, log, model, head, perf));
        return Result.Written.of(tuple.key());
    }

    private static Refusal cannotChange(Key key, TupleStatus from, TupleStatus to) {
        return Refusal.illegalMove("tuple " + key + ": cannot change status from " + from.word() + " to " + to.word());
    }
}
