package org.substra.api.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.api.readmodel.TupleRow;
import org.substra.api.testtuple.NoTesttupleView;
import org.substra.api.testtuple.TestView;
import org.substra.api.testtuple.TesttupleView;

/** A model with its tests: the last certified one, and all others. */
@JsonNaming(SnakeCaseStrategy.class)
record ModelDetailsView(
        @JsonUnwrapped ModelView model,
        TestView testtuple,
        @Nullable List<TesttupleView> nonCertifiedTesttuples) {

    static ModelDetailsView of(TupleRow trained, List<TupleRow> tests) {
        List<TesttupleView> views = tests.stream().map(TesttupleView::of).toList();
        TestView certified = NoTesttupleView.NONE;
        for (TesttupleView view : views) {
            certified = view.certified() ? view : certified;
        }
        List<TesttupleView> others =
                views.stream().filter(view -> !view.certified()).toList();
        return new ModelDetailsView(ModelView.of(trained), certified, others.isEmpty() ? null : others);
    }
}
