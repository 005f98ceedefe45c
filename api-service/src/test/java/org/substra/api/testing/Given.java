package org.substra.api.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.command.RegisterObjective;
import org.substra.contract.record.TestDataset;

/** Valid commands of the shortest kind; a word makes a key, and {@link #word()} is new each time. */
public final class Given {

    public static final Permissions EVERYBODY = new Permissions(true, List.of());

    private Given() {}

    public static String word() {
        return UUID.randomUUID().toString();
    }

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

    public static RegisterAlgo algo(String word) {
        return algo(AlgoKind.ALGO, word);
    }

    public static RegisterAlgo algo(AlgoKind kind, String word) {
        return new RegisterAlgo(kind, word, file(word), file(word + " description"), EVERYBODY, Map.of());
    }

    public static RegisterDataManager dataManager(String word, @Nullable Key objective) {
        return new RegisterDataManager(
                word, "images", file(word), file(word + " description"), objective, EVERYBODY, Map.of());
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

    public static CreateTesttuple test(String objective, Key trained) {
        return new CreateTesttuple(key(objective), trained, null, List.of(), "", Map.of());
    }
}
