package org.substra.api.rendered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.aggregatetuple.AggregatetupleView;
import org.substra.api.compositetraintuple.CompositeTraintupleView;
import org.substra.api.readmodel.TupleRenderer;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.testtuple.TesttupleView;
import org.substra.api.traintuple.TraintupleView;

/** Tuples by their kinds' views. */
@ApplicationScoped
class RenderedTuples implements TupleRenderer {

    private final ObjectMapper mapper;

    RenderedTuples(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String json(TupleRow tuple) {
        try {
            return switch (tuple.definition().kind()) {
                case TRAINTUPLE -> mapper.writeValueAsString(TraintupleView.of(tuple));
                case COMPOSITE_TRAINTUPLE -> mapper.writeValueAsString(CompositeTraintupleView.of(tuple));
                case AGGREGATETUPLE -> mapper.writeValueAsString(AggregatetupleView.of(tuple));
                case TESTTUPLE -> mapper.writeValueAsString(TesttupleView.of(tuple));
            };
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot write " + tuple.definition().key() + " as JSON", bug);
        }
    }
}
