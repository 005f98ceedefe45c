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
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Result;
import org.substra.contract.record.ModelClaim;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/**
 * What happens to a tuple once it exists (spec 3.6, 8): done and failed are final, the first
 * result wins, and a result belongs to the attempt that is recorded.
 */
final class ProgressRules {

    private ProgressRules() {}

    static Result start(LogStart start, Ledger ledger) {
        Tuple tuple = own(start.key(), ledger);
        ledger.state(tuple.key()).ifPresent(state -> requireNewer(start, state));
        TupleStatus status = status(tuple, ledger);
        if (status == TupleStatus.WAITING) {
            throw cannotChange(tuple.key(), status, TupleStatus.DOING);
        }
        ledger.put(TupleState.doing(tuple.key(), start.attempt()));
        return new Result.Started(tuple, start.attempt(), Materials.of(tuple, ledger));
    }

    static Result succeed(LogSuccessTrain success, Ledger ledger) {
        Tuple tuple = own(success.key(), ledger);
        if (!(tuple instanceof Traintuple)) {
            throw Refusal.invalid("no traintuple with key " + tuple.key());
        }
        requireRunning(tuple.key(), success.attempt(), TupleStatus.DONE, ledger);
        var claim = new ModelClaim(success.outModel().hash(), tuple.key());
        if (ledger.has(claim.worldKey())) {
            throw Refusal.conflict("there is already a model with hash " + claim.hash(), List.of(claim.hash()));
        }
        ledger.put(claim);
        return record(tuple.key(), success.attempt(), success.log(), success.outModel(), null, ledger);
    }

    static Result succeed(LogSuccessTest success, Ledger ledger) {
        Tuple tuple = own(success.key(), ledger);
        if (!(tuple instanceof Testtuple)) {
            throw Refusal.invalid("no testtuple with key " + tuple.key());
        }
        requireRunning(tuple.key(), success.attempt(), TupleStatus.DONE, ledger);
        return record(tuple.key(), success.attempt(), success.log(), null, success.perf(), ledger);
    }

    static Result fail(LogFail fail, Ledger ledger) {
        Tuple tuple = own(fail.key(), ledger);
        Optional<TupleState> state = ledger.state(tuple.key());
        if (state.isPresent()
                && (state.get().status() != TupleStatus.DOING
                        || fail.attempt() < state.get().attempt())) {
            throw cannotChange(tuple.key(), state.get().status(), TupleStatus.FAILED);
        }
        ledger.put(new TupleState(tuple.key(), fail.attempt(), TupleStatus.FAILED, fail.log(), null, null));
        return Result.Written.of(tuple.key());
    }

    /** A tuple's status as it follows from what is recorded of it and of its parents. */
    static TupleStatus status(Tuple tuple, Ledger ledger) {
        return ledger.state(tuple.key()).map(TupleState::status).orElseGet(() -> {
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
        Tuple tuple = ledger.existing(Tuple.class, "tuple", key);
        if (!tuple.worker().equals(ledger.caller())) {
            throw Refusal.forbidden(ledger.caller() + " does not run tuple " + key + ": " + tuple.worker() + " does");
        }
        return tuple;
    }

    private static void requireNewer(LogStart start, TupleState state) {
        if (state.status() != TupleStatus.DOING) {
            throw cannotChange(start.key(), state.status(), TupleStatus.DOING);
        }
        if (start.attempt() <= state.attempt()) {
            throw Refusal.illegalMove("tuple " + start.key() + ": attempt " + state.attempt() + " is recorded, attempt "
                    + start.attempt() + " comes too late");
        }
    }

    private static void requireRunning(Key key, int attempt, TupleStatus to, Ledger ledger) {
        TupleState state = ledger.state(key).orElseThrow(() -> cannotChange(key, TupleStatus.TODO, to));
        if (state.status() != TupleStatus.DOING) {
            throw cannotChange(key, state.status(), to);
        }
        if (state.attempt() != attempt) {
            throw Refusal.illegalMove("tuple " + key + ": attempt " + state.attempt()
                    + " is running, a result of attempt " + attempt + " does not count");
        }
    }

    private static Result record(
            Key tuple, int attempt, String log, @Nullable StoredFile model, @Nullable Float perf, Ledger ledger) {
        ledger.put(new TupleState(tuple, attempt, TupleStatus.DONE, log, model, perf));
        return Result.Written.of(tuple);
    }

    private static Refusal cannotChange(Key key, TupleStatus from, TupleStatus to) {
        return Refusal.illegalMove("tuple " + key + ": cannot change status from " + from.word() + " to " + to.word());
    }
}
