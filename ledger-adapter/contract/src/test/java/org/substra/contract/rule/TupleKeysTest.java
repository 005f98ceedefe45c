package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** The published test vectors of spec 3.3. */
class TupleKeysTest {

    private static final OrganisationId CREATOR = new OrganisationId("SampleOrg");
    private static final Key ALGO = vector("fd1bb7c3");
    private static final Key DATA_MANAGER = vector("da1bb7c3");
    private static final List<Key> SAMPLES = List.of(vector("aa1bb7c3"), vector("aa2bb7c3"));
    private static final Key FIRST = new Key("ebbf6cdde286539ea9cc34214dce7acb71e72799a676e4845be1b0fea155b35c");

    @Test
    void of_a_traintuple() {
        assertThat(TupleKeys.traintuple(CREATOR, ALGO, DATA_MANAGER, null, SAMPLES, List.of()))
                .isEqualTo(FIRST);
    }

    @Test
    void of_a_traintuple_with_an_in_model() {
        assertThat(TupleKeys.traintuple(CREATOR, ALGO, DATA_MANAGER, null, SAMPLES, List.of(FIRST)))
                .hasToString("ed8102d4f4e19e961585a0b544c76c87c9ffeaf1bcbec57247023e240e3bde2d");
    }

    @Test
    void of_a_testtuple() {
        Key objective = new Key("5c1d9cd1c2c1082dde0921b56d11030c81f62fbb51932758b58ac2569dd0b379");

        assertThat(TupleKeys.testtuple(CREATOR, FIRST, objective, DATA_MANAGER, null, SAMPLES))
                .hasToString("6ad32c063f8f1ae04626987e0b15351c3a2007a417ba2bdc557b7ff4c7a9ebf8");
    }

    @Test
    void do_not_depend_on_the_order_of_samples() {
        assertThat(TupleKeys.traintuple(CREATOR, ALGO, DATA_MANAGER, null, SAMPLES.reversed(), List.of()))
                .isEqualTo(FIRST);
    }

    @Test
    void of_a_composite_traintuple_have_head_and_trunk_as_elements_empty_ones_first() {
        Key plan = vector("cc1bb7c3");

        assertThat(TupleKeys.compositeTraintuple(CREATOR, ALGO, DATA_MANAGER, FIRST, FIRST, plan, SAMPLES))
                .isEqualTo(sorted("compositeTraintuple", CREATOR, ALGO, DATA_MANAGER, FIRST, FIRST, plan, SAMPLES));
        assertThat(TupleKeys.compositeTraintuple(CREATOR, ALGO, DATA_MANAGER, null, null, null, SAMPLES))
                .isEqualTo(sorted("compositeTraintuple,,,", CREATOR, ALGO, DATA_MANAGER, SAMPLES));
    }

    @Test
    void of_an_aggregatetuple_have_its_parents_but_no_worker() {
        Key plan = vector("cc1bb7c3");

        assertThat(TupleKeys.aggregatetuple(CREATOR, ALGO, plan, SAMPLES))
                .isEqualTo(sorted("aggregate-traintuple", CREATOR, ALGO, plan, SAMPLES));
        assertThat(TupleKeys.aggregatetuple(CREATOR, ALGO, null, List.of()))
                .isEqualTo(sorted("aggregate-traintuple,", CREATOR, ALGO, List.of()));
    }

    @Test
    void of_tuples_in_a_plan_are_others_than_of_those_outside() {
        Key plan = vector("cc1bb7c3");

        assertThat(TupleKeys.traintuple(CREATOR, ALGO, DATA_MANAGER, plan, SAMPLES, List.of()))
                .isEqualTo(sorted("traintuple", CREATOR, ALGO, DATA_MANAGER, plan, SAMPLES));
        assertThat(TupleKeys.testtuple(CREATOR, FIRST, ALGO, DATA_MANAGER, plan, SAMPLES))
                .isEqualTo(sorted("testtuple", CREATOR, FIRST, ALGO, DATA_MANAGER, plan, SAMPLES));
    }

    /** The elements as texts, sorted and joined, by other means than the rule's; the last is a list. */
    private static Key sorted(String type, Object... elements) {
        var texts = new TreeMap<String, Integer>();
        for (Object element : elements) {
            for (Object each : element instanceof List<?> list ? list : List.of(element)) {
                texts.merge(each.toString(), 1, Integer::sum);
            }
        }
        var joined = new StringBuilder(type);
        texts.forEach((text, times) -> joined.append(("," + text).repeat(times)));
        return Key.ofText(joined.toString());
    }

    private static Key vector(String start) {
        return new Key(start + "1f62244c0f3a761cc168804227115793d01c270021fe3f7935" + "482dcc");
    }
}
