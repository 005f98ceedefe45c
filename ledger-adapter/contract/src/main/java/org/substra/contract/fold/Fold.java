package org.substra.contract.fold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** Applies one transaction's records to what was derived before, and says what changed. */
public final class Fold {

    private final FoldState state;
    private final Map<Key, DerivedStatus> changed = new LinkedHashMap<>();

    private Fold(FoldState state) {
        this.state = state;
    }

    /**
     * Folds the records of one accepted transaction, in their order.
     *
     * @return every tuple whose derived status changed, each once, with its new value
     */
    public static List<DerivedStatus> apply(List<LedgerRecord> records, FoldState state) {
        var fold = new Fold(state);
        for (LedgerRecord record : records) {
            if (record instanceof Tuple tuple) {
                fold.define(tuple);
            } else if (record instanceof TupleState recorded) {
                fold.move(recorded);
            }
        }
        return List.copyOf(fold.changed.values());
    }

    private void define(Tuple tuple) {
        int open = 0;
        boolean parentFailed = false;
        for (Key parent : tuple.parents()) {
            state.addChild(parent, tuple.key());
            TupleStatus status = known(parent).status();
            open += status == TupleStatus.DONE ? 0 : 1;
            parentFailed |= status == TupleStatus.FAILED;
        }
        TupleStatus first = open == 0 ? TupleStatus.TODO : TupleStatus.WAITING;
        put(new FoldedTuple(tuple.key(), tuple.worker(), first, open, parentFailed));
    }

    private void move(TupleState recorded) {
        put(known(recorded.tuple()).with(recorded.status()));
        switch (recorded.status()) {
            case DONE -> tellChildren(recorded.tuple(), FoldedTuple::parentDone);
            case FAILED -> tellChildren(recorded.tuple(), FoldedTuple::withFailedParent);
            case DOING -> {}
            case WAITING, TODO, CANCELED ->
                throw new IllegalStateException("derived status recorded for tuple " + recorded.tuple());
        }
    }

    private void tellChildren(Key parent, UnaryOperator<FoldedTuple> news) {
        for (Key child : state.children(parent)) {
            put(news.apply(known(child)));
        }
    }

    private FoldedTuple known(Key key) {
        return state.tuple(key).orElseThrow(() -> new IllegalStateException("the fold has no tuple " + key));
    }

    private void put(FoldedTuple tuple) {
        boolean same = state.tuple(tuple.key())
                .map(before -> before.derived().equals(tuple.derived()))
                .orElse(false);
        state.put(tuple);
        if (!same) {
            changed.put(tuple.key(), tuple.derived());
        }
    }
}
