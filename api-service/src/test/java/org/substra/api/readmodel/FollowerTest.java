package org.substra.api.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.PlanAtHand;
import org.substra.contract.Position;

@QuarkusTest
class FollowerTest {

    private static final List<String> TABLES = List.of(
            "node",
            "asset",
            "objective_link",
            "sample_link",
            "compute_plan",
            "tuple",
            "tuple_parent",
            "model",
            "position");

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final EventApplier applier;
    private final Follower follower;
    private final Database database;

    FollowerTest(EventApplier applier, Follower follower, Database database) {
        this.applier = applier;
        this.follower = follower;
        this.database = database;
    }

    @AfterEach
    void behave() {
        ledger.manners().behave();
    }

    @Test
    void pulls_page_by_page_what_the_push_has_lost() {
        ledger.manners().pushNothing();
        ledger.manners().pages(7);
        register(40);

        ledger.manners().push();
        register(1);

        awaitHead();
    }

    @Test
    void pulls_what_a_beat_names() {
        ledger.manners().pushNothing();
        register(3);

        ledger.manners().push();

        awaitHead();
    }

    @Test
    void a_push_that_nobody_can_read_stops_nothing() {
        ledger.pushRaw("event." + CHANNEL, "no event".getBytes(UTF_8));
        ledger.pushRaw("event." + CHANNEL, new byte[] {(byte) 0xff});
        ledger.pushRaw("beat", "{}".getBytes(UTF_8));
        register(1);

        awaitHead();
    }

    @Test
    void a_read_model_built_again_from_event_zero_equals_the_running_one() {
        var hospitals = new Hospitals();
        var trained = hospitals.train();
        hospitals.train(trained);
        hospitals.finish(trained);
        hospitals.test(trained);
        new PlanAtHand(hospitals).runs();
        awaitHead();
        String running = content();

        TABLES.forEach(table -> database.run("delete from ledger_" + table + " where channel = '" + CHANNEL + "'"));
        follower.pull(CHANNEL);
        awaitHead();

        assertThat(content()).isEqualTo(running).contains(trained.value());
    }

    private void register(int algos) {
        for (int i = 0; i < algos; i++) {
            ledger.submitAs(NANTES, Given.algo(Given.word()));
        }
    }

    private void awaitHead() {
        Position head = ledger.ledger(CHANNEL).head();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Await.result(() -> applier.stored(CHANNEL)).equals(Optional.of(head)));
    }

    private String content() {
        return TABLES.stream()
                .map(table -> database.text("select string_agg(t::text, chr(10) order by t::text collate \"C\")"
                        + " from ledger_" + table + " t where channel = '" + CHANNEL + "'"))
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }
}
