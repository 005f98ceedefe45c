package org.substra.contract.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.substra.contract.Key;

/** How a tuple gets its key: SHA-256 of its type word and its sorted elements, joined by commas (spec 3.3). */
public final class TupleKeys {

    /** Compute plan ids and absent keys are elements, too: the empty string, which sorts first. */
    private static final String NONE = "";

    private TupleKeys() {}

    /** @param creator the caller's MSP id */
    public static Key traintuple(
            String creator, Key algo, Key dataManager, Collection<Key> samples, Collection<Key> parents) {
        List<String> elements = elements(creator, algo.value(), dataManager.value(), NONE);
        samples.forEach(key -> elements.add(key.value()));
        parents.forEach(key -> elements.add(key.value()));
        return hash("traintuple", elements);
    }

    /** @param creator the caller's MSP id */
    public static Key testtuple(String creator, Key trained, Key objective, Key dataManager, Collection<Key> samples) {
        List<String> elements = elements(creator, trained.value(), objective.value(), dataManager.value(), NONE);
        samples.forEach(key -> elements.add(key.value()));
        return hash("testtuple", elements);
    }

    private static List<String> elements(String... elements) {
        return new ArrayList<>(List.of(elements));
    }

    private static Key hash(String type, List<String> elements) {
        String text = type + ',' + String.join(",", elements.stream().sorted().toList());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new Key(HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every Java has SHA-256", bug);
        }
    }
}
