package org.substra.scheduler.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.event.Event;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;
import org.substra.scheduler.backlog.Told;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.FakeAdapter;
import org.substra.scheduler.fake.FakeWorker;
import org.substra.scheduler.fake.FakeWorker.Task;
import org.substra.scheduler.fake.Node;
import org.substra.scheduler.fake.Together;

@QuarkusTest
class EventsTest {

    private static final Duration SOON = Duration.ofMillis(500);

    /** Above ten seconds without a beat, and a sweep. */
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(20);

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
    void applies_an_event_once_however_often_it_comes() {
        FakeWorker worker = node.worker("once");
        worker.present(5);
        Key tuple = node.train();
        node.adapter().events().forEach(node.adapter()::push);
        node.adapter().events().reversed().forEach(node.adapter()::push);

        assertThat(worker.task().tuple()).isEqualTo(tuple.value());
        assertThat(worker.task(SOON)).isNull();
        assertThat(database.count("backlog")).isEqualTo("1");
    }

    @Test
    void asks_for_what_is_missing_when_there_is_a_gap() {
        FakeWorker worker = node.worker("gap");
        worker.present(5);
        node.train();
        worker.task();

        for (int lost = 0; lost < 7; lost++) {
            node.adapter().submitSilently(MemoryChannel.OWKIN, Given.samples("owkin", false, "lost " + lost));
        }
        Key missed = node.adapter()
                .submitSilently(MemoryChannel.OWKIN, Given.train("algo", "owkin", List.of(Given.key("lost 1"))));
        Key pushed = node.train();

        assertThat(List.of(worker.task().tuple(), worker.task().tuple()))
                .containsExactly(missed.value(), pushed.value());
    }

    @Test
    void asks_for_what_is_missing_when_a_beat_names_a_newer_event() {
        FakeWorker worker = node.worker("beat");
        worker.present(1);
        node.adapter().submitSilently(MemoryChannel.OWKIN, Given.samples("owkin", false, "silent"));
        Key tuple = node.adapter()
                .submitSilently(MemoryChannel.OWKIN, Given.train("algo", "owkin", List.of(Given.key("silent"))));
        assertThat(worker.task(SOON)).isNull();

        node.adapter().beat();

        assertThat(worker.task().tuple()).isEqualTo(tuple.value());
    }

    @Test
    void asks_by_itself_when_the_adapter_pushes_nothing_any_more() {
        FakeWorker worker = node.worker("silence");
        node.adapter().submitSilently(MemoryChannel.OWKIN, Given.samples("owkin", false, "unheard"));
        Key tuple = node.adapter()
                .submitSilently(MemoryChannel.OWKIN, Given.train("algo", "owkin", List.of(Given.key("unheard"))));
        worker.present(1);

        Task task = worker.task(AFTER_SILENCE);

        assertThat(task).isNotNull();
        assertThat(task.tuple()).isEqualTo(tuple.value());
    }

    @Test
    void is_applied_once_when_several_schedulers_hear_of_it() throws Exception {
        node.adapter().submitSilently(MemoryChannel.OWKIN, Given.samples("owkin", false, "shared"));
        node.adapter().submitSilently(MemoryChannel.OWKIN, Given.train("algo", "owkin", List.of(Given.key("shared"))));

        List<Progress> progress = Together.run(() ->
                application.apply(FakeAdapter.CHANNEL, Told.of(node.adapter().events())));

        assertThat(progress).filteredOn(Progress::touched).hasSize(1);
        assertThat(progress).noneMatch(Progress::gap);
        assertThat(database.count("backlog")).isEqualTo("1");
    }

    @Test
    void one_page_may_tell_more_than_once_of_a_tuple() throws Throwable {
        node.adapter().submitSilently(MemoryChannel.OWKIN, Given.samples("owkin", false, "paged"));
        Key parent = silently(List.of());
        Key child = silently(List.of(parent));
        apply(node.adapter().events());
        assertThat(database.value("select tuple from backlog where status = 'waiting'"))
                .isEqualTo(child.value());

        node.adapter().submitSilently(MemoryChannel.OWKIN, new LogStart(parent, 1));
        node.adapter().submitSilently(MemoryChannel.OWKIN, new LogSuccessTrain(parent, 1, "", Given.model(parent)));
        node.adapter().submitSilently(MemoryChannel.OWKIN, new LogStart(child, 1));
        apply(node.adapter().events());
        assertThat(database.value("select tuple from backlog where status = 'doing'"))
                .isEqualTo(child.value());

        node.adapter().submitSilently(MemoryChannel.OWKIN, new LogSuccessTrain(child, 1, "", Given.model(child)));
        apply(node.adapter().events());
        assertThat(database.count("backlog")).isEqualTo("0");
    }

    private Key silently(List<Key> parents) {
        var samples = List.of(Given.key("paged"));
        return node.adapter()
                .submitSilently(
                        MemoryChannel.OWKIN,
                        new CreateTraintuple(
                                Given.key("algo"), Given.key("owkin"), samples, parents, null, "", Map.of()));
    }

    private void apply(List<Event> page) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> application.apply(FakeAdapter.CHANNEL, Told.of(page)));
    }

    @Test
    void keeps_nothing_of_what_other_organisations_run() {
        FakeWorker worker = node.worker("others");
        worker.present(5);
        Key theirs = node.train("nantes");
        Key ours = node.train(theirs);
        node.awaitValue(ours.value(), "select tuple from backlog");
        assertThat(worker.task(SOON)).isNull();

        node.run(MemoryChannel.NANTES, theirs);

        assertThat(worker.task().tuple()).isEqualTo(ours.value());
        assertThat(database.value("select parents[1] from backlog")).isEqualTo(theirs.value());
    }
}
