package org.substra.worker.life;

import static org.substra.contract.TupleKind.AGGREGATETUPLE;
import static org.substra.contract.TupleKind.COMPOSITE_TRAINTUPLE;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import java.util.ArrayList;
import java.util.List;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.worker.step.Step;
import org.substra.worker.surroundings.Assets;
import org.substra.worker.surroundings.Programs;

/** A tuple whose worker dies after the step. */
record Victim(Step step, TupleKind kind, Key tuple) {

    /** Where two models, in and out, are another thing than one. */
    private static final List<Step> OF_TWO_MODELS =
            List.of(Step.MATERIALS, Step.WORKSPACE, Step.OUTPUT, Step.STORED, Step.REPORTED);

    /** One for each step, and composite and aggregated models where they make a difference. */
    static List<Victim> of(Assets assets) {
        var victims = new ArrayList<>(ofOneModel(assets));
        Key parent =
                assets.trainedComposite(assets.composite(assets.algo(AlgoKind.COMPOSITE_ALGO, Programs.COMPOSITE)));
        Key composite = assets.algo(AlgoKind.COMPOSITE_ALGO, Programs.COMPOSITE);
        for (Step step : OF_TWO_MODELS) {
            victims.add(new Victim(step, COMPOSITE_TRAINTUPLE, assets.composite(composite, parent, parent)));
        }
        Key aggregate = assets.algo(AlgoKind.AGGREGATE_ALGO, Programs.AGGREGATE);
        victims.add(new Victim(Step.OUTPUT, AGGREGATETUPLE, assets.aggregate(aggregate, parent)));
        return victims;
    }

    /** The one that is evaluated tests a model that was made before. */
    private static List<Victim> ofOneModel(Assets assets) {
        var victims = new ArrayList<Victim>();
        var trainings = assets.traintuples(assets.algo(Programs.HONEST), Step.values().length)
                .iterator();
        for (Step step : Step.values()) {
            Key training = trainings.next();
            victims.add(
                    step == Step.EVALUATION
                            ? new Victim(
                                    step,
                                    TESTTUPLE,
                                    assets.testtuple(assets.objective(Programs.METRICS), assets.trained(training)))
                            : new Victim(step, TRAINTUPLE, training));
        }
        return victims;
    }
}
