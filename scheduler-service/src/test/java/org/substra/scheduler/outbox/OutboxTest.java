package org.substra.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.message.EventMessage;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;
import org.substra.scheduler.assignment.Assignments;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.FakeWorker.Task;
import org.substra.scheduler.fake.Node;

@QuarkusTest
class OutboxTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Inject
    Database database;

    @Inject
    Assignments assignments;

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
    void sends_what_a_killed_process_has_only_written_down() throws Throwable {
        FakeWorker worker = node.worker("killed");
        Key tuple = node.train();
        node.awaitValue("todo", "select status from backlog");
        database.change("insert into worker values ('killed', '" + worker.incarnation() + "', 1, now())");

        VertxContextSupport.subscribeAndAwait(() -> assignments.assign());

        assertThat(worker.task().tuple()).isEqualTo(tuple.value());
        node.awaitValue("0", "select count(*) from outbox");
    }

    @Test
    void does_not_send_what_nobody_wants_any_more() {
        FakeWorker worker = node.worker("late");
        database.change("insert into outbox (target, routing_key, message_id, body, expires_at)"
                + " values ('TASKS', 'late', 'x', 'x', now() - interval '1 second')");

        node.awaitValue("0", "select count(*) from outbox");
        assertThat(worker.task(Duration.ofMillis(300))).isNull();
    }

    @Test
    void a_task_stays_in_the_trace_that_created_its_tuple_whoever_made_it_runnable() {
        FakeWorker worker = node.worker("trace");
        Key parent = node.train("nantes");
        createTraced(parent);
        node.awaitValue("waiting", "select status from backlog");
        node.run(MemoryChannel.NANTES, parent);
        node.awaitValue("todo", "select status from backlog");
        worker.present(1);

        Task task = worker.task();

        assertThat(String.valueOf(task.properties().getHeaders().get("traceparent")))
                .contains(TRACE);
    }

    @Test
    void a_tuple_is_failed_in_the_trace_that_created_it() {
        Key parent = node.train("nantes");
        createTraced(parent);
        node.awaitValue("waiting", "select status from backlog");
        node.adapter().submit(MemoryChannel.NANTES, new LogStart(parent, 1));
        node.adapter().submit(MemoryChannel.NANTES, new LogFail(parent, 1, "[00-01-0001-0000000]"));

        node.awaitValue("0", "select count(*) from backlog");
        assertThat(node.adapter().traces())
                .singleElement()
                .satisfies(trace -> assertThat(trace).contains(TRACE));
    }

    /** A tuple on owkin's data, whose event says in which trace it was created; no other event does. */
    private void createTraced(Key parent) {
        node.adapter().submit(MemoryChannel.OWKIN, Given.samples("owkin", false, "traced"));
        node.awaitApplied(); // whoever is still asking for what came before would get the tuple without its trace
        node.adapter()
                .submitSilently(
                        MemoryChannel.OWKIN, Given.train("algo", "owkin", List.of(Given.key("traced")), parent));
        node.broker()
                .publish(
                        "ledger.events",
                        "event.mychannel",
                        Json.write(EventMessage.of(node.adapter().events().getLast())),
                        new BasicProperties.Builder()
                                .headers(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")));
    }
}
