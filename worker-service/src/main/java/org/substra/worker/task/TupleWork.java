package org.substra.worker.task;

import static org.substra.worker.step.Step.CONTAINER;
import static org.substra.worker.step.Step.EVALUATION;
import static org.substra.worker.step.Step.IMAGE;
import static org.substra.worker.step.Step.MATERIALS;
import static org.substra.worker.step.Step.OUTPUT;
import static org.substra.worker.step.Step.REPORTED;
import static org.substra.worker.step.Step.STORED;
import static org.substra.worker.step.Step.WORKSPACE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.contract.command.Material;
import org.substra.contract.command.Result;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.worker.image.Images;
import org.substra.worker.image.PlanImages;
import org.substra.worker.lease.Lease;
import org.substra.worker.ledger.TupleLedger;
import org.substra.worker.material.Materials;
import org.substra.worker.material.Resolved;
import org.substra.worker.output.Outputs;
import org.substra.worker.step.Steps;
import org.substra.worker.workspace.Workspace;
import org.substra.worker.workspace.Workspaces;

/** What is done for a started tuple, step by step, until its result is on the ledger. */
@ApplicationScoped
class TupleWork {

    private final Materials materials;
    private final Images images;
    private final PlanImages planImages;
    private final Workspaces workspaces;
    private final Containers containers;
    private final Outputs outputs;
    private final TupleLedger ledger;
    private final Steps steps;

    TupleWork(
            Materials materials,
            Images images,
            PlanImages planImages,
            Workspaces workspaces,
            Containers containers,
            Outputs outputs,
            TupleLedger ledger,
            Steps steps) {
        this.materials = materials;
        this.images = images;
        this.planImages = planImages;
        this.workspaces = workspaces;
        this.containers = containers;
        this.outputs = outputs;
        this.ledger = ledger;
        this.steps = steps;
    }

    void on(Result.Started started, Lease lease) {
        var found = steps.take(
                MATERIALS,
                lease,
                () -> materials.resolve(started.materials(), workspaces.holds(lease.attempt()), lease));
        Tuple tuple = started.tuple();
        try (var built = steps.take(IMAGE, lease, () -> images(tuple, found, lease))) {
            var workspace = steps.take(WORKSPACE, lease, () -> workspaces.create(lease.attempt(), tuple, found));
            switch (tuple) {
                case Traintuple train -> train(train, built, workspace, lease);
                case Aggregatetuple aggregate -> train(aggregate, built, workspace, lease);
                case CompositeTraintuple composite -> trainComposite(composite, built, workspace, lease);
                case Testtuple test -> test(test, built, workspace, lease);
            }
        }
    }

    /** Those of a plan are noted before they are built, so that they go with it whatever happens. */
    private TupleImages images(Tuple tuple, List<Resolved> materials, Lease lease) {
        if (tuple.place() instanceof PlanPlace place) {
            materials.stream()
                    .map(Resolved::material)
                    .filter(material -> material.kind() == Material.Kind.ALGO)
                    .forEach(algo -> planImages.note(lease.attempt().channel(), place.plan(), algo.key()));
        }
        return TupleImages.of(tuple, materials, images, lease);
    }

    private void train(TrainingTuple tuple, TupleImages built, Workspace workspace, Lease lease) {
        steps.take(CONTAINER, lease, () -> containers.train(tuple, built.algo(), workspace, lease));
        var model = steps.take(OUTPUT, lease, () -> outputs.model(workspace.model(), tuple.key()));
        var stored = steps.take(STORED, lease, () -> outputs.store(model));
        steps.take(REPORTED, lease, () -> ledger.trained(lease, stored));
    }

    private void trainComposite(CompositeTraintuple tuple, TupleImages built, Workspace workspace, Lease lease) {
        steps.take(CONTAINER, lease, () -> containers.train(tuple, built.algo(), workspace, lease));
        var made = steps.take(OUTPUT, lease, () -> outputs.composite(workspace.head(), workspace.trunk(), tuple.key()));
        var stored = steps.take(STORED, lease, () -> {
            outputs.store(made.head());
            return outputs.store(made.trunk());
        });
        steps.take(REPORTED, lease, () -> ledger.trained(lease, made.head().hash(), stored));
    }

    private void test(Testtuple tuple, TupleImages built, Workspace workspace, Lease lease) {
        steps.take(CONTAINER, lease, () -> containers.predict(tuple, built.algo(), workspace, lease));
        steps.take(EVALUATION, lease, () -> containers.evaluate(tuple, built.metrics(), workspace, lease));
        float perf = steps.take(OUTPUT, lease, () -> outputs.perf(workspace.perf()));
        steps.take(REPORTED, lease, () -> ledger.measured(lease, perf));
    }
}
