package org.substra.api.model;

import org.substra.api.readmodel.TupleRow;
import org.substra.api.traintuple.TraintupleView;

/** A model as lists show it: the tuple that makes it, done or not. */
record ModelView(TraintupleView traintuple) {

    static ModelView of(TupleRow row) {
        return new ModelView(TraintupleView.of(row));
    }
}
