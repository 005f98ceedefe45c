package org.substra.worker.task;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Tuple;
import org.substra.worker.container.BindMount;
import org.substra.worker.container.ContainerEnd;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.container.ContainerRun;
import org.substra.worker.container.Labels;
import org.substra.worker.failure.AlgoFailed;
import org.substra.worker.failure.ContainerKilled;
import org.substra.worker.lease.Lease;
import org.substra.worker.node.WorkerConfig;
import org.substra.worker.output.OutputQuotas;
import org.substra.worker.output.OutputWatch;
import org.substra.worker.workspace.Occupied;
import org.substra.worker.workspace.Workspace;

/** The containers of a tuple: their names and environment, and how they may end (spec 4.4). */
@ApplicationScoped
class Containers {

    private final ContainerEngine engine;
    private final OutputQuotas quotas;
    private final Occupied occupied;
    private final WorkerConfig config;
    private final MeterRegistry meters;

    Containers(
            ContainerEngine engine, OutputQuotas quotas, Occupied occupied, WorkerConfig config, MeterRegistry meters) {
        this.engine = engine;
        this.quotas = quotas;
        this.occupied = occupied;
        this.config = config;
        this.meters = meters;
    }

    void train(TrainingTuple tuple, String image, Workspace workspace, Lease lease) {
        String what = tuple instanceof Aggregatetuple ? "aggregate" : "train";
        try (var watch = quotas.watch(workspace.outputs(), workspace.local())) {
            run(what, tuple, image, CommandLine.train(tuple), workspace.forTraining(), lease, watch);
        }
    }

    void predict(Testtuple tuple, String image, Workspace workspace, Lease lease) {
        try (var watch = quotas.watch(workspace.outputs(), null)) {
            run("predict", tuple, image, CommandLine.predict(tuple), workspace.forPrediction(), lease, watch);
        }
    }

    void evaluate(Testtuple tuple, String image, Workspace workspace, Lease lease) {
        try (var watch = quotas.watch(workspace.outputs(), null)) {
            run("eval", tuple, image, CommandLine.evaluate(), workspace.forEvaluation(), lease, watch);
        }
    }

    private void run(
            String what,
            Tuple tuple,
            String image,
            List<String> command,
            List<BindMount> mounts,
            Lease lease,
            OutputWatch watch) {
        String name = "%s-%s-%d-%s"
                .formatted(tuple.kind().word(), tuple.key(), lease.attempt().attempt(), what);
        Map<String, String> labels = Labels.of(config.id(), lease.attempt());
        var container = new ContainerRun(name, image, command, environment(tuple), mounts, labels);
        var log = new ContainerLog(name);
        long start = System.nanoTime();
        var stop = CompletableFuture.anyOf(lease.stopped(), watch.trouble());
        ContainerEnd end = occupied.by(lease.attempt(), () -> engine.run(container, log, stop));
        meters.timer("substra.worker.container", "what", what).record(Duration.ofNanos(System.nanoTime() - start));
        lease.check();
        watch.judge();
        judge(name, end, log.last(), watch);
    }

    private static void judge(String name, ContainerEnd end, String lastWords, OutputWatch watch) {
        switch (end) {
            case ContainerEnd.Exited(int code) -> {
                if (code != 0) {
                    watch.requireRoom(); // an algo that finds no room is not to blame
                    throw new AlgoFailed(
                            "%s ended with exit code %d; its last line: %s".formatted(name, code, lastWords));
                }
            }
            case ContainerEnd.OutOfMemory() ->
                throw new ContainerKilled(name + " was killed: it used more memory than it may");
            case ContainerEnd.TimedOut() -> throw new ContainerKilled(name + " was killed: it ran longer than it may");
        }
    }

    private Map<String, String> environment(Tuple tuple) {
        var environment = new HashMap<String, String>();
        config.nodeIndex().ifPresent(index -> environment.put("NODE_INDEX", index));
        if (tuple instanceof Testtuple && tuple.tag().contains("transferBucket")) {
            environment.put("TESTTUPLE_TAG", "transferBucket");
        }
        return environment;
    }
}
