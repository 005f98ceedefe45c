package org.substra.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Refusals.refused;

import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;

class PlanRequestTest {

    private static final Key PLAN = key("plan");
    private static final Key DRAWN = key("drawn");

    @Test
    void without_plan_and_rank_is_none() {
        assertThat(PlanRequest.of(null, null, PlanRequestTest::never)).isNull();
    }

    @Test
    void with_rank_0_alone_begins_a_plan_whose_id_is_drawn() {
        assertThat(PlanRequest.of(null, 0, () -> DRAWN)).isEqualTo(new PlanRequest(DRAWN, 0, true));
    }

    @Test
    void with_both_joins_that_plan() {
        assertThat(PlanRequest.of(PLAN, 0, PlanRequestTest::never)).isEqualTo(new PlanRequest(PLAN, 0, false));
        assertThat(PlanRequest.of(PLAN, 7, PlanRequestTest::never)).isEqualTo(new PlanRequest(PLAN, 7, false));
    }

    @Test
    void refuses_a_new_plan_of_another_rank_and_a_plan_without_one() {
        refused(Reason.INVALID, "should have a rank 0", () -> PlanRequest.of(null, 1, () -> DRAWN));
        refused(Reason.INVALID, "should have a rank", () -> PlanRequest.of(PLAN, null, () -> DRAWN));
        refused(Reason.INVALID, "rank 0", () -> PlanRequest.of(PLAN, -1, () -> DRAWN));
    }

    private static Key never() {
        throw new AssertionError("no plan is begun");
    }
}
