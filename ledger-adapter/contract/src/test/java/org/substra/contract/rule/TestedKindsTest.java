package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogFail;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;

/** Tests of the models of all kinds of training tuple, in and out of plans (spec 1.14, 3.5). */
class TestedKindsTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void are_all_that_make_a_model() {
        Key train = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1")));
        Key composite = channel.key(OWKIN, Given.composite("owkin", "owkin 1"));
        Key aggregate = channel.key(OWKIN, Given.aggregate(OWKIN, train));

        assertThat(test(train).trainedKind()).isEqualTo(TupleKind.TRAINTUPLE);
        Testtuple ofComposite = test(composite);
        assertThat(ofComposite.trainedKind()).isEqualTo(TupleKind.COMPOSITE_TRAINTUPLE);
        assertThat(ofComposite.algo()).isEqualTo(key("composite algo"));
        Testtuple ofAggregate = test(aggregate);
        assertThat(ofAggregate.trainedKind()).isEqualTo(TupleKind.AGGREGATETUPLE);
        assertThat(ofAggregate.algo()).isEqualTo(key("aggregate algo"));
        refused(Reason.NOT_FOUND, "no traintuple with key", () -> test(ofAggregate.key()));
    }

    @Test
    void need_the_head_of_a_composite_model() {
        Key ofOwkin = channel.key(OWKIN, Given.composite("owkin", "owkin 1"));
        Key ofNantes = channel.key(OWKIN, Given.composite("nantes", "nantes 1"));

        refused(
                Reason.FORBIDDEN,
                "may not process the model of traintuple " + ofOwkin,
                () -> channel.submit(NANTES, Given.test("nantes objective", ofOwkin)));
        channel.submit(NANTES, Given.test("nantes objective", ofNantes));
        channel.submit(OWKIN, Given.test("owkin objective", ofNantes));
    }

    @Test
    void stand_where_their_training_tuple_stands() {
        channel.submit(
                OWKIN,
                GivenPlan.create("plan", GivenPlan.train("a", "owkin", 1), GivenPlan.aggregate("b", OWKIN, "a")));

        assertThat(test(GivenPlan.member(channel, "plan", "b")).place()).isEqualTo(new PlanPlace(key("plan"), 1, null));
        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(3);
    }

    @Test
    void are_refused_for_a_model_that_will_never_be() {
        channel.submit(
                OWKIN, GivenPlan.create("plan", GivenPlan.train("a", "owkin", 1), GivenPlan.train("b", "owkin", 2)));
        channel.submit(OWKIN, GivenPlan.create("other", GivenPlan.composite("c", "owkin", 1)));
        Key failed = GivenPlan.member(channel, "plan", "a");
        Key stopped = GivenPlan.member(channel, "plan", "b");
        Key canceled = GivenPlan.member(channel, "other", "c");
        channel.submit(OWKIN, new LogFail(failed, 0, ""));
        channel.submit(OWKIN, new CancelComputePlan(key("other")));

        refused(Reason.INVALID, "is failed: there is no model", () -> test(failed));
        refused(Reason.INVALID, "is canceled: there is no model", () -> test(stopped));
        refused(Reason.INVALID, "is canceled: there is no model", () -> test(canceled));
    }

    @Test
    void are_canceled_like_the_rest_of_an_update_of_a_plan_that_failed() {
        channel.submit(
                OWKIN, GivenPlan.create("plan", GivenPlan.train("a", "owkin", 1), GivenPlan.train("b", "owkin", 2)));
        channel.submit(OWKIN, new LogFail(GivenPlan.member(channel, "plan", "a"), 0, ""));

        var added = channel.keys(
                OWKIN,
                GivenPlan.update(
                        "plan",
                        GivenPlan.train("c", "owkin", 3, "b"),
                        GivenPlan.test(0, "owkin", "a"),
                        GivenPlan.test(1, "owkin", "b"),
                        GivenPlan.test(2, "owkin", "c")));

        assertThat(added)
                .hasSize(4)
                .allSatisfy(tuple -> assertThat(channel.told().status(tuple)).isEqualTo(TupleStatus.CANCELED));
    }

    private Testtuple test(Key trained) {
        return channel.asset(Testtuple.class, channel.key(OWKIN, Given.test("owkin objective", trained)));
    }
}
