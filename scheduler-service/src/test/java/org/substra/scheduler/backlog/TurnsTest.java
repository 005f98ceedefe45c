package org.substra.scheduler.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.scheduler.fake.Database;

@QuarkusTest
class TurnsTest {

    @Inject
    Database database;

    @Inject
    Slots slots;

    @BeforeEach
    void reset() {
        database.reset();
    }

    @Test
    void higher_priority_goes_first_and_outside_plans_there_is_none() {
        slots.prioritise("left", "low", -1);
        slots.prioritise("left", "high", 1);
        slots.add("left", "low", 2);
        slots.add("left", "outside", 2);
        slots.add("left", "high", 2);

        assertThat(slots.give(6)).containsExactly("high 1", "high 2", "outside 1", "outside 2", "low 1", "low 2");
    }

    @Test
    void a_priority_counts_from_when_it_is_known() {
        slots.add("left", "early", 2);
        slots.add("left", "late", 2);
        assertThat(slots.give(1)).containsExactly("early 1");

        slots.prioritise("left", "late", 1);

        assertThat(slots.give(3)).containsExactly("late 1", "late 2", "early 2");
    }

    @Test
    void plans_take_turns_however_large_they_are() {
        slots.add("left", "large", 100);
        slots.add("left", "small", 2);
        slots.add("left", "outside", 1);

        assertThat(slots.give(7))
                .containsExactly("large 1", "small 1", "outside 1", "large 2", "small 2", "large 3", "large 4");
    }

    @Test
    void turns_go_on_from_one_claim_to_the_next() {
        slots.add("left", "large", 100);
        assertThat(slots.give(3)).containsExactly("large 1", "large 2", "large 3");
        slots.add("left", "later", 2);

        assertThat(slots.give(1)).containsExactly("large 4");
        assertThat(slots.give(1)).containsExactly("later 1");
        assertThat(slots.give(1)).containsExactly("large 5");
        assertThat(slots.give(1)).containsExactly("later 2");
        assertThat(slots.give(1)).containsExactly("large 6");
    }

    @Test
    void channels_take_turns_before_plans_do() {
        slots.add("left", "first", 9);
        slots.add("left", "second", 9);
        slots.add("left", "third", 9);
        slots.add("right", "other", 9);

        assertThat(slots.give(6)).containsExactly("first 1", "other 1", "second 1", "other 2", "third 1", "other 3");
    }

    @Test
    void within_a_plan_the_oldest_goes_first() {
        slots.add("left", "plan", 3);
        database.change("update backlog set created_block = 9000 where tuple = 'plan 1'");
        database.change("update backlog set created_idx = 5 where tuple = 'plan 2'");

        assertThat(slots.give(3)).containsExactly("plan 3", "plan 2", "plan 1");
    }

    @Test
    void a_point_of_priority_is_worth_ten_minutes_of_waiting() {
        slots.prioritise("left", "high", 6);
        slots.add("left", "low", 9);
        slots.add("left", "high", 9);

        assertThat(slots.give(1)).containsExactly("high 1");
        waited("low", 55);
        assertThat(slots.give(1)).containsExactly("high 2");
        waited("low", 10);
        assertThat(slots.give(3)).containsExactly("low 1", "high 3", "high 4");
    }

    @Test
    void many_plans_of_low_priority_age_as_one() {
        slots.prioritise("left", "high", 1);
        slots.add("left", "high", 9);
        slots.add("left", "low", 9);
        slots.add("left", "also low", 9);
        waited("low", 30);
        waited("also low", 25);

        assertThat(slots.give(3)).containsExactly("low 1", "high 1", "high 2");
    }

    @Test
    void who_comes_back_joins_behind_those_who_wait() {
        slots.add("left", "busy", 9);
        slots.add("left", "idle", 1);
        assertThat(slots.give(2)).containsExactly("busy 1", "idle 1");
        database.change("delete from backlog where plan = 'idle'");
        slots.settle("left", "idle");
        assertThat(database.value("select string_agg(plan, ',') from share")).isEqualTo("busy");
        assertThat(slots.give(1)).containsExactly("busy 2");
        database.change("delete from assignment");
        database.change("update backlog set not_before = now() + interval '1 hour' where created_place < 3");

        slots.add("left", "idle", 2);

        assertThat(slots.give(3)).containsExactly("busy 3", "idle 1", "busy 4");
    }

    @Test
    void passes_what_cannot_run_now() {
        slots.add("left", "paused", 1);
        slots.add("left", "failing", 1);
        slots.add("left", "running", 1);
        slots.add("left", "free", 1);
        database.change("update backlog set not_before = now() + interval '1 hour' where plan = 'paused'");
        database.change("insert into ending values ('left', 'failing 1', 'c', 0, 'code', now())");
        database.change(
                "insert into assignment values ('left', 'running 1', 1, 'w', 'i', now() + interval '1 hour', false, null)");

        assertThat(slots.give(4)).containsExactly("free 1");
        assertThat(slots.give(4)).isEmpty();
    }

    private void waited(String plan, int minutes) {
        database.change("update share set turn_at = turn_at - interval '%d minutes' where plan = '%s'"
                .formatted(minutes, plan));
    }
}
