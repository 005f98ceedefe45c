package org.substra.worker.surroundings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.RegisterObjective;
import org.substra.contract.plan.PlanRequest;

/** Registers assets on the in-test ledger and puts their files into the store. Each is new. */
public final class Assets {

    private static final Permissions PUBLIC = new Permissions(true, List.of());

    private final Adapter ledger;
    private final Media media;
    private final String baseImage = Broker.env("TEST_ALGO_IMAGE", "substra-model:latest");
    private final Key manager;
    private final Key sample;
    private final Key testSample;

    Assets(Adapter ledger, Media media) {
        this.ledger = ledger;
        this.media = media;
        ledger.submit(new RegisterNode());
        StoredFile opener = file("# an opener\nprivate = True\n");
        this.manager =
                ledger.register(new RegisterDataManager("data", "csv", opener, file("# data"), null, PUBLIC, Map.of()));
        this.sample = sample(false);
        this.testSample = sample(true);
    }

    /** The sample that traintuples are trained on. */
    public Key sample() {
        return sample;
    }

    /** The sample that testtuples are tested on. */
    public Key testSample() {
        return testSample;
    }

    /** An algo whose container runs this Python program. */
    public Key algo(String python) {
        return algo(Media.archive(Map.of("Dockerfile", dockerfile(), "main.py", fresh(python))));
    }

    public Key algo(byte[] archive) {
        return algo(AlgoKind.ALGO, archive);
    }

    /** An algo for composite or aggregate tuples whose container runs this Python program. */
    public Key algo(AlgoKind kind, String python) {
        return algo(kind, Media.archive(Map.of("Dockerfile", dockerfile(), "main.py", fresh(python))));
    }

    private Key algo(AlgoKind kind, byte[] archive) {
        return ledger.register(
                new RegisterAlgo(kind, "algo", stored(media.file(archive)), file("# algo"), PUBLIC, Map.of()));
    }

    /** An objective whose metrics run this Python program. */
    public Key objective(String python) {
        byte[] archive = Media.archive(Map.of("Dockerfile", dockerfile(), "main.py", fresh(python)));
        return ledger.register(new RegisterObjective(
                "objective", file("# objective"), "metrics", stored(media.file(archive)), null, PUBLIC, Map.of()));
    }

    public Key traintuple(Key algo, Key... parents) {
        return ledger.register(
                new CreateTraintuple(algo, manager, List.of(sample), List.of(parents), null, "", Map.of()));
    }

    /** A composite traintuple that starts from nothing; on a sample of its own, as each is new. */
    public Key composite(Key algo) {
        return composite(algo, null, null);
    }

    public Key composite(Key algo, @Nullable Key head, @Nullable Key trunk) {
        return ledger.register(new CreateCompositeTraintuple(
                algo, manager, List.of(sample(false)), head, trunk, List.of(Adapter.SELF), null, "", Map.of()));
    }

    public Key aggregate(Key algo, Key... parents) {
        return ledger.register(new CreateAggregatetuple(algo, Adapter.SELF, List.of(parents), null, "", Map.of()));
    }

    /** A traintuple in a compute plan. */
    public Key planned(Key algo, PlanRequest place, Key... parents) {
        return ledger.register(
                new CreateTraintuple(algo, manager, List.of(sample), List.of(parents), place, "", Map.of()));
    }

    /** As many different traintuples of the algo as wanted. */
    public List<Key> traintuples(Key algo, int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> ledger.register(
                        new CreateTraintuple(algo, manager, List.of(sample(false)), List.of(), null, "", Map.of())))
                .toList();
    }

    /** Has the tuple done, by nobody's work. */
    public Key trained(Key tuple) {
        ledger.submit(new LogStart(tuple, 1));
        ledger.submit(new LogSuccessTrain(tuple, 1, "", stored(model("trained", tuple.value()))));
        return tuple;
    }

    /** Has the composite traintuple done, by nobody's work. */
    public Key trainedComposite(Key tuple) {
        ledger.submit(new LogStart(tuple, 1));
        Key trunk = model("trunk ", tuple + "TRUNK");
        ledger.submit(new LogSuccessCompositeTrain(tuple, 1, "", model("head ", tuple + "HEAD"), stored(trunk)));
        return tuple;
    }

    /** Puts a model into the store; returns its salted hash. */
    private Key model(String content, String salt) {
        Key hash = Media.sha256((content + salt).getBytes(StandardCharsets.UTF_8));
        Media.write(media.path("worker/models", hash), content.getBytes(StandardCharsets.UTF_8));
        return hash;
    }

    public Key testtuple(Key objective, Key traintuple) {
        return ledger.register(new CreateTesttuple(objective, traintuple, manager, List.of(testSample), "", Map.of()));
    }

    /** Builds on the base image and runs {@code main.py}. */
    public String dockerfile() {
        return "FROM " + baseImage
                + "\nWORKDIR /sandbox\nCOPY main.py .\nENTRYPOINT [\"python3\", \"/sandbox/main.py\"]\n";
    }

    private Key sample(boolean testOnly) {
        Key key = media.sample(fresh("a sample"));
        return ledger.register(new RegisterDataSample(List.of(key), List.of(manager), testOnly));
    }

    private StoredFile file(String content) {
        return stored(media.file(fresh(content).getBytes(StandardCharsets.UTF_8)));
    }

    private static StoredFile stored(Key hash) {
        return new StoredFile(hash, "http://owkin.test:8000/file/" + hash + "/");
    }

    private static String fresh(String content) {
        return content + "\n# " + UUID.randomUUID() + "\n";
    }
}
