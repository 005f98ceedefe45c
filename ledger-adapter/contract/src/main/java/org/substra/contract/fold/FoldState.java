package org.substra.contract.fold;

import java.util.List;
import java.util.Optional;
import org.substra.contract.Key;

/** Where the fold keeps what it has derived. Reads see earlier writes at once. */
public interface FoldState {

    Optional<FoldedTuple> tuple(Key key);

    void put(FoldedTuple tuple);

    /** The tuples that need this tuple's model, in key order. */
    List<Key> children(Key parent);

    /** Remembers a child; again is no harm. */
    void addChild(Key parent, Key child);
}
