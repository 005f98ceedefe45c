package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.head;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.model;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.Material;
import org.substra.contract.command.Material.Kind;
import org.substra.contract.command.Result;

/** The models that composite, aggregate and test tuples need, with the salts of their hashes (spec 4.4). */
class ModelMaterialsTest {

    private final MemoryChannel channel = Given.consortium();
    private Key train = key("set before each");
    private Key composite = train;
    private Key aggregate = train;

    @BeforeEach
    void make_a_model_of_every_kind() {
        train = channel.key(NANTES, Given.train("algo", "nantes", keys("nantes 1")));
        composite = channel.key(OWKIN, Given.composite("owkin", "owkin 1"));
        aggregate = channel.key(OWKIN, Given.aggregate(NANTES));
        Given.done(channel, NANTES, train);
        Given.doneComposite(channel, OWKIN, composite);
        Given.done(channel, NANTES, aggregate);
    }

    @Test
    void of_a_first_composite_traintuple_are_none() {
        assertThat(kinds(materials(OWKIN, channel.key(OWKIN, Given.composite("owkin", "owkin 2")))))
                .containsExactly(Kind.ALGO, Kind.OPENER, Kind.SAMPLE);
    }

    @Test
    void of_a_composite_traintuple_are_a_head_that_stays_and_a_trunk() {
        Key tuple = channel.key(OWKIN, Given.composite("owkin", "owkin 2", composite, composite));

        List<Material> materials = materials(OWKIN, tuple);

        assertThat(kinds(materials)).containsExactly(Kind.ALGO, Kind.OPENER, Kind.SAMPLE, Kind.HEAD, Kind.TRUNK);
        assertThat(materials.subList(3, 5)).containsExactly(ofHead(), ofTrunk(Kind.TRUNK));
    }

    @Test
    void of_a_composite_traintuple_may_be_a_whole_model_for_a_trunk() {
        assertThat(models(OWKIN, channel.key(OWKIN, Given.composite("owkin", "owkin 2", composite, aggregate))))
                .containsExactly(ofHead(), whole(Kind.TRUNK, aggregate));
        assertThat(models(OWKIN, channel.key(OWKIN, Given.composite("owkin", "owkin 2", composite, train))))
                .containsExactly(ofHead(), whole(Kind.TRUNK, train));
    }

    @Test
    void of_an_aggregatetuple_are_models_and_trunks() {
        Key tuple = channel.key(OWKIN, Given.aggregate(OWKIN, train, composite, aggregate));

        List<Material> materials = materials(OWKIN, tuple);

        assertThat(materials.getFirst().key()).isEqualTo(key("aggregate algo"));
        assertThat(materials.subList(1, materials.size()))
                .containsExactly(whole(Kind.MODEL, train), ofTrunk(Kind.MODEL), whole(Kind.MODEL, aggregate));
    }

    @Test
    void of_a_traintuple_may_be_an_aggregated_one() {
        assertThat(models(OWKIN, channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1"), aggregate))))
                .containsExactly(whole(Kind.MODEL, aggregate));
    }

    @Test
    void of_a_testtuple_are_what_it_tests() {
        assertThat(models(OWKIN, channel.key(OWKIN, Given.test("owkin objective", composite))))
                .containsExactly(ofHead(), ofTrunk(Kind.TRUNK));
        assertThat(models(OWKIN, channel.key(OWKIN, Given.test("owkin objective", aggregate))))
                .containsExactly(whole(Kind.MODEL, aggregate));
    }

    private Material ofHead() {
        return new Material(Kind.HEAD, composite, head(composite), composite + "HEAD", OWKIN, "", false);
    }

    private Material ofTrunk(Kind kind) {
        return new Material(
                kind,
                composite,
                model(composite).hash(),
                composite + "TRUNK",
                OWKIN,
                model(composite).storageAddress(),
                false);
    }

    private static Material whole(Kind kind, Key parent) {
        return new Material(
                kind,
                parent,
                model(parent).hash(),
                parent.value(),
                NANTES,
                model(parent).storageAddress(),
                false);
    }

    private List<Material> models(OrganisationId worker, Key tuple) {
        return materials(worker, tuple).stream()
                .filter(material -> material.kind().compareTo(Kind.MODEL) >= 0)
                .toList();
    }

    private static List<Kind> kinds(List<Material> materials) {
        return materials.stream().map(Material::kind).toList();
    }

    private List<Material> materials(OrganisationId worker, Key tuple) {
        return ((Result.Started) channel.submit(worker, new LogStart(tuple, 1))).materials();
    }
}
