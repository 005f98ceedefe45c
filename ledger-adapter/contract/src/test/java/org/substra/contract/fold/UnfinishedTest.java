package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import org.junit.jupiter.api.Test;
import org.substra.contract.TupleStatus;

/** Whom the end of a plan concerns. */
class UnfinishedTest {

    private final MapFoldState state = new MapFoldState();

    @Test
    void tuples_of_a_plan_are_its_own_that_have_not_ended() {
        put("a", "plan", TupleStatus.DOING);
        put("b", "plan", TupleStatus.WAITING);
        put("ended", "plan", TupleStatus.DONE);
        put("stranger", "other plan", TupleStatus.TODO);

        assertThat(state.unfinished(key("plan"))).containsExactlyInAnyOrder(key("a"), key("b"));
    }

    @Test
    void children_outside_a_plan_need_a_model_of_it_and_are_not_of_it() {
        put("parent", "plan", TupleStatus.DOING);
        child("parent", "inside", "plan", TupleStatus.WAITING);
        child("parent", "outside", "other plan", TupleStatus.WAITING);
        child("parent", "ended", "other plan", TupleStatus.CANCELED);
        put("stranger", "third plan", TupleStatus.DOING);
        child("stranger", "of a stranger", "other plan", TupleStatus.WAITING);

        assertThat(state.unfinishedChildrenOutside(key("plan"))).containsExactly(key("outside"));
    }

    private void child(String parent, String tuple, String plan, TupleStatus status) {
        put(tuple, plan, status);
        state.addChild(key(parent), key(tuple));
    }

    private void put(String tuple, String plan, TupleStatus status) {
        state.put(new FoldedTuple(key(tuple), OWKIN, key(plan), status, 0, false, 0, false, false));
    }
}
