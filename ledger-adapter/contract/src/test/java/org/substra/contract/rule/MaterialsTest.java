package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.file;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.model;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.Material;
import org.substra.contract.command.Material.Kind;
import org.substra.contract.command.Result;

class MaterialsTest {

    private final MemoryChannel channel = Given.hospitals();

    @Test
    void of_a_traintuple_are_algo_opener_samples_and_the_models_of_its_parents() {
        Key parent = channel.key(OWKIN, Given.train("algo", "nantes", keys("nantes 1")));
        Given.done(channel, NANTES, parent);
        Key tuple = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1", "owkin 2"), parent));

        assertThat(materials(OWKIN, tuple))
                .containsExactly(
                        asset(Kind.ALGO, "algo", NANTES),
                        asset(Kind.OPENER, "owkin", OWKIN),
                        sample("owkin 1"),
                        sample("owkin 2"),
                        new Material(
                                Kind.MODEL,
                                parent,
                                model(parent).hash(),
                                parent.value(),
                                NANTES,
                                model(parent).storageAddress(),
                                false));
    }

    @Test
    void of_a_testtuple_are_metrics_too() {
        Key trained = channel.key(OWKIN, Given.train("algo", "nantes", keys("nantes 1")));
        Given.done(channel, NANTES, trained);
        Key tuple = channel.key(NANTES, Given.test("owkin objective", trained));

        List<Material> expected = new ArrayList<>();
        expected.add(new Material(
                Kind.METRICS,
                key("owkin objective"),
                key("owkin objective metrics"),
                "",
                OWKIN,
                file("owkin objective metrics").storageAddress(),
                false));
        expected.add(asset(Kind.ALGO, "algo", NANTES));
        expected.add(asset(Kind.OPENER, "owkin", OWKIN));
        keys("owkin test 1", "owkin test 2").stream()
                .sorted()
                .forEach(key -> expected.add(new Material(Kind.SAMPLE, key, key, "", OWKIN, "", false)));
        assertThat(materials(OWKIN, tuple))
                .startsWith(expected.toArray(Material[]::new))
                .hasSize(6);
    }

    private List<Material> materials(OrganisationId worker, Key tuple) {
        return ((Result.Started) channel.submit(worker, new LogStart(tuple, 1))).materials();
    }

    private static Material asset(Kind kind, String word, OrganisationId owner) {
        return new Material(kind, key(word), key(word), "", owner, file(word).storageAddress(), false);
    }

    private static Material sample(String word) {
        return new Material(Kind.SAMPLE, key(word), key(word), "", OWKIN, "", false);
    }
}
