package org.substra.contract.rule;

import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.only;
import static org.substra.contract.rule.GivenPlan.aggregate;
import static org.substra.contract.rule.GivenPlan.composite;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Reason;
import org.substra.contract.plan.PlanCompositeTraintuple;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;

/** Whatever is wrong with a tuple is the plan's fault, and the answer names the tuple (spec 1.15). */
class PlanRefusalsTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void name_the_training_tuple() {
        channel.submit(OWKIN, Given.dataManager("private", only(OWKIN)));

        refuses("traintuple ID a: chu-nantesMSP may not process data manager", train("a", "private", 1));
        refuses("traintuple ID a: no data sample", train("a", "owkin", 9));
        refuses("traintuple ID b: composite traintuple", composite("a", "owkin", 1), train("b", "owkin", 1, "a"));
        refuses("traintuple ID a: worker", aggregate("a", new OrganisationId("strangerMSP")));
        refuses(
                "traintuple ID b: in_head_model_key",
                composite("a", "nantes", 1),
                composite("b", "owkin", 1, "a", "a"));
    }

    @Test
    void are_400_for_a_tuple_that_exists_already() {
        refuses("traintuple ID b: there is already", train("a", "owkin", 1), train("b", "owkin", 1));
    }

    @Test
    void name_the_testtuple_by_its_place_in_the_request() {
        PlanTuple trained = train("a", "owkin", 1);

        refuses("testtuple at index 4: no objective", trained, test(4, "unknown", "a"));
        refuses("testtuple at index 0: traintuple ID x not found", trained, test(0, "owkin", "x"));
        refuses("testtuple at index 1: there is already", trained, test(0, "owkin", "a"), test(1, "owkin", "a"));
        refuses(
                "testtuple at index 2: data_manager_key and test_data_sample_keys: give both or neither",
                trained,
                new PlanTesttuple(2, key("owkin objective"), "a", key("owkin"), List.of(), "", Map.of()));
    }

    @Test
    void are_for_ids_that_are_there_twice_missing_or_come_too_late() {
        refuses("Duplicate training tuple ID: a", train("a", "owkin", 1), train("a", "owkin", 2));
        refuses("missing dependency among inModels IDs: [x]", train("a", "owkin", 1, "x"));
        refuses("missing dependency among inModels IDs: [b]", train("a", "owkin", 1, "b"), train("b", "owkin", 1));
        refuses("missing dependency among inModels IDs: [a]", composite("a", "owkin", 1, "a", "a"));
    }

    @Test
    void hold_no_control_characters() {
        refuses("traintuple ID a?b: no data sample", train("a\nb", "owkin", 9));
        refuses("traintuple ID x?y not found", test(0, "owkin", "x\ny"));
    }

    @Test
    void come_before_the_ledger_for_ids_no_store_can_hold() {
        String half = "\ud83d";

        refused(Reason.INVALID, "traintuple_id: 1 to 64", () -> train("", "owkin", 1));
        refused(Reason.INVALID, "traintuple_id: 1 to 64", () -> train("x".repeat(65), "owkin", 1));
        refused(Reason.INVALID, "in_models_ids: a is there twice", () -> train("b", "owkin", 1, "a", "a"));
        refused(Reason.INVALID, "in_models_ids", () -> aggregate("b", OWKIN, ""));
        refused(Reason.INVALID, "aggregatetuple_id", () -> aggregate(half, OWKIN));
        refused(Reason.INVALID, "composite_traintuple_id", () -> composite("", "owkin", 1));
        refused(Reason.INVALID, "in_head_model_id", () -> composite("b", "owkin", 1, half, "a"));
        refused(Reason.INVALID, "in_trunk_model_id", () -> composite("b", "owkin", 1, "a", half));
        refused(Reason.INVALID, "traintuple_id", () -> test(0, "owkin", ""));
    }

    @Test
    void come_before_the_ledger_for_what_is_incomplete_or_too_long() {
        refused(Reason.INVALID, "train_data_sample_keys: at least one", () -> made(List.of(), ""));
        refused(Reason.INVALID, "tag", () -> made("x".repeat(65)));
        refused(
                Reason.INVALID,
                "in_head_model_id and in_trunk_model_id: give both or neither",
                () -> new PlanCompositeTraintuple(
                        "a", key("algo"), key("owkin"), keys("x"), "head", null, List.of(), "", Map.of()));
    }

    private static void made(String tag) {
        made(keys("owkin 1"), tag);
    }

    private static void made(List<Key> samples, String tag) {
        new PlanTraintuple("a", key("algo"), key("owkin"), samples, List.of(), tag, Map.of());
    }

    private void refuses(String words, PlanTuple... tuples) {
        refused(Reason.INVALID, words, () -> channel.submit(NANTES, create("plan", tuples)));
    }
}
