package org.substra.scheduler.fake;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** A node without its scheduler: an empty database, a new ledger, and workers when the test wants some. */
public final class Node implements AutoCloseable {

    private final Broker broker = Broker.connect();
    private final Database database;
    private final FakeAdapter adapter;
    private int samples;
    private boolean abandoned;

    public Node(Database database) {
        this.database = database;
        broker.await("workers");
        broker.purge("workers");
        database.reset();
        adapter = new FakeAdapter(broker);
        adapter.beat();
    }

    public Broker broker() {
        return broker;
    }

    public FakeAdapter adapter() {
        return adapter;
    }

    public FakeWorker worker(String id) {
        return new FakeWorker(broker, id);
    }

    /** A new traintuple on owkin's data. */
    public Key train(Key... parents) {
        return train("owkin", parents);
    }

    public Key train(String hospital, Key... parents) {
        return train(hospital, null, parents);
    }

    /** A new traintuple in a compute plan, on owkin's data. */
    public Key train(PlanRequest place, Key... parents) {
        return train("owkin", place, parents);
    }

    /** A new traintuple in a compute plan. */
    public Key train(String hospital, @Nullable PlanRequest place, Key... parents) {
        String sample = hospital + " sample " + samples++;
        adapter.submit(
                hospital.equals("owkin") ? MemoryChannel.OWKIN : MemoryChannel.NANTES,
                Given.samples(hospital, false, sample));
        var samplesOf = List.of(Given.key(sample));
        return adapter.submit(
                MemoryChannel.OWKIN,
                new CreateTraintuple(
                        Given.key("algo"), Given.key(hospital), samplesOf, List.of(parents), place, "", Map.of()));
    }

    public void start(FakeWorker.Task task) {
        adapter.submit(MemoryChannel.OWKIN, new LogStart(new Key(task.tuple()), task.attempt()));
    }

    public void succeed(FakeWorker.Task task) {
        Key key = new Key(task.tuple());
        adapter.submit(MemoryChannel.OWKIN, new LogSuccessTrain(key, task.attempt(), "", Given.model(key)));
    }

    /** Lets an organisation run a tuple to its end. */
    public void run(OrganisationId organisation, Key tuple) {
        adapter.submit(organisation, new LogStart(tuple, 1));
        adapter.submit(organisation, new LogSuccessTrain(tuple, 1, "", Given.model(tuple)));
    }

    /** Until the scheduler's database says so. */
    public void awaitValue(String expected, String sql) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.value(sql), expected::equals);
    }

    /** Waits until the scheduler knows all that has happened. */
    public void awaitApplied() {
        adapter.head().ifPresent(this::awaitApplied);
    }

    private void awaitApplied(Position head) {
        awaitValue(head.toString(), "select block || '.' || idx from feed_position");
    }

    /** The scheduler follows no longer. */
    public void abandon() {
        abandoned = true;
    }

    @Override
    public void close() {
        // nothing of this test may reach the next one
        adapter.head().filter(_ -> !abandoned).ifPresent(head -> {
            adapter.beat();
            awaitApplied(head);
        });
        broker.close();
    }
}
