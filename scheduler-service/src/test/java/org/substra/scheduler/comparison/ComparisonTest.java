package org.substra.scheduler.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.GivenPlan;
import org.substra.contract.rule.MemoryChannel;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeAdapter;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class ComparisonTest {

    @Inject
    Database database;

    @Inject
    Comparison comparison;

    @Inject
    MeterRegistry registry;

    private Node node;

    @BeforeEach
    void start() {
        node = new Node(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void finds_no_difference_where_there_is_none() throws Throwable {
        for (int tuple = 0; tuple < 7; tuple++) {
            node.train();
        }
        node.awaitValue("7", "select count(*) from backlog");

        assertThat(compare()).isZero();
    }

    @Test
    void repairs_and_counts_what_differs() throws Throwable {
        Key missing = node.train();
        Key wrong = node.train(missing);
        Key behind = node.train();
        node.train();
        node.awaitValue("4", "select count(*) from backlog");
        double before = repairs();
        database.change("delete from backlog where tuple = '" + missing + "'");
        database.change("update backlog set status = 'doing' where tuple = '" + wrong + "'");
        database.change("update backlog set recorded_attempt = 4 where tuple = '" + behind + "'");
        for (String bogus : new String[] {"0".repeat(64), "f".repeat(64)}) {
            database.change("insert into backlog select channel, '" + bogus
                    + "', kind, parents, 1, 1, 1, 'waiting', 0, 0, false, now() from backlog limit 1");
        }

        assertThat(compare()).isEqualTo(5);
        assertThat(compare()).isZero();

        assertThat(database.count("backlog")).isEqualTo("4");
        assertThat(database.value("select status from backlog where tuple = '" + missing + "'"))
                .isEqualTo("todo");
        assertThat(database.value("select status from backlog where tuple = '" + wrong + "'"))
                .isEqualTo("waiting");
        assertThat(repairs() - before).isEqualTo(5);
    }

    @Test
    void restores_priorities_and_who_takes_part() throws Throwable {
        var plan = Given.key("plan " + UUID.randomUUID());
        var header = new PlanHeader(false, "", Map.of("priority", "7"));
        node.adapter()
                .submit(
                        MemoryChannel.OWKIN,
                        new CreateComputePlan(plan, header, List.of(GivenPlan.train("only", "owkin", 1))));
        node.awaitValue("7", "select priority from share");
        database.change("delete from backlog");
        database.change("delete from plan_priority");
        database.change("delete from share");

        assertThat(compare()).isEqualTo(2);

        assertThat(database.value("select priority from share where plan = '" + plan + "'"))
                .isEqualTo("7");
        database.change("update share set priority = 0");
        database.change("delete from plan_priority");
        assertThat(compare()).isEqualTo(1);
        assertThat(compare()).isZero();
        assertThat(database.value("select priority from share")).isEqualTo("7");
    }

    private int compare() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> comparison.run(FakeAdapter.CHANNEL));
    }

    private double repairs() {
        return registry.get("substra.backlog.repairs").counter().count();
    }
}
