package org.substra.contract.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.command.RegisterObjective;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.TestDataset;

/** Valid commands of the shortest kind; the word given is what their key is made of. */
public final class Given {

    public static final Permissions EVERYBODY = new Permissions(true, List.of());

    private Given() {}

    public static Permissions only(OrganisationId... ids) {
        return new Permissions(false, List.of(ids));
    }

    public static Key key(String word) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
            return new Key(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }

    public static List<Key> keys(String... words) {
        return Arrays.stream(words).map(Given::key).toList();
    }

    public static StoredFile file(String word) {
        return new StoredFile(key(word), "http://owkin.test:8000/file/" + key(word));
    }

    public static RegisterAlgo algo(String word, Permissions permissions) {
        return algo(word, AlgoKind.ALGO, permissions);
    }

    public static RegisterAlgo algo(String word, AlgoKind kind, Permissions permissions) {
        return new RegisterAlgo(kind, word, file(word), file(word + " description"), permissions, Map.of());
    }

    public static RegisterDataManager dataManager(String word, Permissions permissions) {
        return dataManager(word, permissions, null);
    }

    public static RegisterDataManager dataManager(String word, Permissions permissions, @Nullable Key objective) {
        return new RegisterDataManager(
                word, "images", file(word), file(word + " description"), objective, permissions, Map.of());
    }

    public static RegisterDataSample samples(String manager, boolean testOnly, String... words) {
        return new RegisterDataSample(keys(words), keys(manager), testOnly);
    }

    public static RegisterObjective objective(String word, @Nullable TestDataset test) {
        return new RegisterObjective(
                word, file(word), "accuracy", file(word + " metrics"), test, EVERYBODY, Map.of("a", "b"));
    }

    public static CreateTraintuple train(String algo, String manager, List<Key> samples, Key... parents) {
        return new CreateTraintuple(key(algo), key(manager), samples, List.of(parents), null, "tag", Map.of());
    }

    public static CreateTraintuple train(@Nullable PlanRequest plan, String manager, String sample) {
        return new CreateTraintuple(key("algo"), key(manager), keys(sample), List.of(), plan, "", Map.of());
    }

    /** A composite traintuple without parents, or with this head and this trunk. */
    public static CreateCompositeTraintuple composite(String manager, String sample, Key... parents) {
        return new CreateCompositeTraintuple(
                key("composite algo"),
                key(manager),
                keys(sample),
                parents.length == 0 ? null : parents[0],
                parents.length == 0 ? null : parents[1],
                List.of(),
                null,
                "",
                Map.of());
    }

    public static CreateAggregatetuple aggregate(OrganisationId worker, Key... parents) {
        return new CreateAggregatetuple(key("aggregate algo"), worker, List.of(parents), null, "", Map.of());
    }

    public static CreateTesttuple test(String objective, Key trained) {
        return new CreateTesttuple(key(objective), trained, null, List.of(), "", Map.of());
    }

    /** Both hospitals with a public algo, each with a data manager, three samples to train and two to test on. */
    public static MemoryChannel hospitals() {
        var channel = MemoryChannel.of(MemoryChannel.OWKIN, MemoryChannel.NANTES);
        channel.submit(MemoryChannel.NANTES, algo("algo", EVERYBODY));
        hospital(channel, MemoryChannel.OWKIN, "owkin");
        hospital(channel, MemoryChannel.NANTES, "nantes");
        return channel;
    }

    /** The hospitals, with public algos of all three kinds: "algo", "composite algo" and "aggregate algo". */
    public static MemoryChannel consortium() {
        MemoryChannel channel = hospitals();
        channel.submit(MemoryChannel.NANTES, algo("composite algo", AlgoKind.COMPOSITE_ALGO, EVERYBODY));
        channel.submit(MemoryChannel.NANTES, algo("aggregate algo", AlgoKind.AGGREGATE_ALGO, EVERYBODY));
        return channel;
    }

    private static void hospital(MemoryChannel channel, OrganisationId owner, String name) {
        channel.submit(owner, dataManager(name, EVERYBODY));
        channel.submit(owner, samples(name, false, name + " 1", name + " 2", name + " 3"));
        channel.submit(owner, samples(name, true, name + " test 1", name + " test 2"));
        channel.submit(
                owner,
                objective(name + " objective", new TestDataset(key(name), keys(name + " test 1", name + " test 2"))));
    }

    /** Runs a traintuple to its end. */
    public static void done(MemoryChannel channel, OrganisationId worker, Key tuple) {
        channel.submit(worker, new LogStart(tuple, 1));
        finish(channel, worker, tuple);
    }

    /** Ends a traintuple whose first attempt runs. */
    public static void finish(MemoryChannel channel, OrganisationId worker, Key tuple) {
        channel.submit(worker, new LogSuccessTrain(tuple, 1, "", model(tuple)));
    }

    /** Runs a testtuple to its end. */
    public static void doneTest(MemoryChannel channel, OrganisationId worker, Key tuple) {
        channel.submit(worker, new LogStart(tuple, 1));
        channel.submit(worker, new LogSuccessTest(tuple, 1, "", 0.5f));
    }

    /** Runs a composite traintuple to its end. */
    public static void doneComposite(MemoryChannel channel, OrganisationId worker, Key tuple) {
        channel.submit(worker, new LogStart(tuple, 1));
        channel.submit(worker, new LogSuccessCompositeTrain(tuple, 1, "", head(tuple), model(tuple)));
    }

    public static Key head(Key tuple) {
        return key("head of " + tuple);
    }

    public static StoredFile model(Key tuple) {
        return file("model of " + tuple);
    }
}
