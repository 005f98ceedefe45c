package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * How a tuple gets its key: SHA-256 of its type word and its sorted elements, joined by commas (spec 3.3). Compute plan
 * and absent keys are elements, too: the empty string, which sorts first. The plan is the one that was asked for: none
 * for the tuple that begins one.
 */
public final class TupleKeys {

    private TupleKeys() {}

    public static Key traintuple(
            OrganisationId creator,
            Key algo,
            Key dataManager,
            @Nullable Key plan,
            Collection<Key> samples,
            Collection<Key> parents) {
        List<String> elements = elements(creator, algo, dataManager, plan);
        samples.forEach(key -> elements.add(key.value()));
        parents.forEach(key -> elements.add(key.value()));
        return hash("traintuple", elements);
    }

    public static Key compositeTraintuple(
            OrganisationId creator,
            Key algo,
            Key dataManager,
            @Nullable Key head,
            @Nullable Key trunk,
            @Nullable Key plan,
            Collection<Key> samples) {
        List<String> elements = elements(creator, algo, dataManager, head, trunk, plan);
        samples.forEach(key -> elements.add(key.value()));
        return hash("compositeTraintuple", elements);
    }

    public static Key aggregatetuple(OrganisationId creator, Key algo, @Nullable Key plan, Collection<Key> parents) {
        List<String> elements = elements(creator, algo, plan);
        parents.forEach(key -> elements.add(key.value()));
        return hash("aggregate-traintuple", elements);
    }

    public static Key testtuple(
            OrganisationId creator,
            Key trained,
            Key objective,
            Key dataManager,
            @Nullable Key plan,
            Collection<Key> samples) {
        List<String> elements = elements(creator, trained, objective, dataManager, plan);
        samples.forEach(key -> elements.add(key.value()));
        return hash("testtuple", elements);
    }

    private static List<String> elements(OrganisationId creator, @Nullable Key... keys) {
        var elements = new ArrayList<String>();
        elements.add(creator.value());
        Stream.of(keys).map(key -> key == null ? "" : key.value()).forEach(elements::add);
        return elements;
    }

    private static Key hash(String type, List<String> elements) {
        return Key.ofText(
                type + ',' + String.join(",", elements.stream().sorted().toList()));
    }
}
