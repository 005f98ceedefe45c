package org.substra.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;
import org.substra.api.aggregatetuple.AggregatetupleView;
import org.substra.api.compositetraintuple.CompositeTraintupleView;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.traintuple.TraintupleView;

/** A model as lists show it: the tuple that makes it, done or not, under the name of its kind. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
record ModelView(
        @Nullable TraintupleView traintuple,
        @Nullable CompositeTraintupleView compositeTraintuple,
        @Nullable AggregatetupleView aggregatetuple) {

    /** @param row of a training tuple */
    static ModelView of(TupleRow row) {
        return switch (row.definition().kind()) {
            case TRAINTUPLE -> new ModelView(TraintupleView.of(row), null, null);
            case COMPOSITE_TRAINTUPLE -> new ModelView(null, CompositeTraintupleView.of(row), null);
            case AGGREGATETUPLE -> new ModelView(null, null, AggregatetupleView.of(row));
            case TESTTUPLE ->
                throw new IllegalStateException("testtuple " + row.definition().key() + " makes no model");
        };
    }
}
