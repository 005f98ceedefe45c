package org.substra.scheduler.events;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.substra.contract.Position;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.event.Derived;
import org.substra.contract.event.Event;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.GivenPlan;
import org.substra.contract.rule.MemoryChannel;
import org.substra.scheduler.backlog.Told;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeAdapter;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class PlanPriorityTest {

    @Inject
    Database database;

    @Inject
    EventApplication application;

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
    void runs_the_plan_first_that_its_creator_wants_first() {
        FakeWorker worker = node.worker("priority");
        Key outside = node.train();
        Key unhurried = node.adapter().submit(MemoryChannel.OWKIN, plan("-5", 1));
        Key urgent = node.adapter().submit(MemoryChannel.OWKIN, plan("5", 2));
        node.awaitValue("3", "select count(*) from share");

        worker.present(3);

        assertThat(List.of(
                        worker.task().tuple(),
                        worker.task().tuple(),
                        worker.task().tuple()))
                .containsExactly(urgent.value(), outside.value(), unhurried.value());
    }

    @Test
    void knows_the_priority_whether_plan_or_tuples_are_told_first() throws Throwable {
        for (boolean planFirst : new boolean[] {true, false}) {
            CreateComputePlan create = plan("7", planFirst ? 1 : 2);
            node.adapter().submitSilently(MemoryChannel.OWKIN, create);
            Event whole = node.adapter().events().getLast();
            List<LedgerRecord> plans = whole.records().stream()
                    .filter(ComputePlan.class::isInstance)
                    .toList();
            List<LedgerRecord> tuples = whole.records().stream()
                    .filter(record -> !(record instanceof ComputePlan))
                    .toList();
            assertThat(plans).hasSize(1);

            apply(whole, 0, planFirst ? plans : tuples, planFirst ? List.of() : whole.derived());
            apply(whole, 1, planFirst ? tuples : plans, planFirst ? whole.derived() : List.of());
            apply(whole, 2, List.of(), List.of());

            assertThat(database.value("select priority from share where plan = '" + create.key() + "'"))
                    .isEqualTo("7");
        }
        assertThat(database.value("select channel || ' ' || priority from level where priority <> 0"))
                .isEqualTo("mychannel 7");
        node.abandon();
    }

    private static CreateComputePlan plan(String priority, int sample) {
        return new CreateComputePlan(
                Given.key("plan " + UUID.randomUUID()),
                new PlanHeader(false, "", Map.of("priority", priority)),
                List.of(GivenPlan.train("only", "owkin", sample)));
    }

    /** Part of an event; the parts follow each other. */
    private void apply(Event whole, int part, List<LedgerRecord> records, List<Derived> derived) throws Throwable {
        Position position = new Position(whole.position().block(), part);
        var event = new Event(
                whole.channel(),
                position,
                stored(),
                whole.commandId(),
                whole.organisation(),
                whole.function(),
                records,
                derived);
        Progress progress = VertxContextSupport.subscribeAndAwait(
                () -> application.apply(FakeAdapter.CHANNEL, Told.of(List.of(event))));
        assertThat(progress.position()).isEqualTo(position);
    }

    private Position stored() {
        String at = database.value("select block || '.' || idx from feed_position where block is not null");
        if (at.isEmpty()) {
            return null;
        }
        String[] parts = at.split("\\.");
        return new Position(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }
}
