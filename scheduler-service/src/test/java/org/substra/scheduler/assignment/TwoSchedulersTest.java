package org.substra.scheduler.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.Node;
import org.substra.scheduler.fake.Together;
import org.substra.scheduler.outbox.OutboxRelay;

@QuarkusTest
class TwoSchedulersTest {

    private static final int TUPLES = 20;
    private static final int SLOTS = 3;

    @Inject
    Database database;

    @Inject
    Assignments assignments;

    @Inject
    OutboxRelay relay;

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
    void assign_each_slot_and_each_tuple_once() throws Exception {
        for (int tuple = 0; tuple < TUPLES; tuple++) {
            node.train();
        }
        node.awaitValue("" + TUPLES, "select count(*) from backlog where status = 'todo'");
        FakeWorker left = node.worker("left");
        FakeWorker right = node.worker("right");
        database.change("insert into worker values ('left', '" + left.incarnation() + "', " + SLOTS + ", now()),"
                + " ('right', '" + right.incarnation() + "', " + SLOTS + ", now())");

        List<List<Assigned>> assigned = Together.run(assignments::assign);
        Together.run(relay::relay);

        // the sweep of the running scheduler may have taken some of them
        assertThat(assigned.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(2 * SLOTS);
        assertThat(database.value("select string_agg(n || '', ',') from"
                        + " (select count(*) n from assignment group by worker order by worker) counts"))
                .isEqualTo("3,3");
        var tuples = new ArrayList<String>();
        for (int slot = 0; slot < SLOTS; slot++) {
            tuples.add(left.task().tuple());
            tuples.add(right.task().tuple());
        }
        assertThat(tuples).doesNotHaveDuplicates();
        assertThat(database.value("select max(own_attempt) from backlog")).isEqualTo("1");
    }
}
