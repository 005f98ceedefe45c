package org.substra.api.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Traintuple;

@QuarkusTest
class QueriesTest {

    private final Heads heads;
    private final Assets assets;
    private final DataManagers managers;
    private final DataSamples samples;
    private final Tuples tuples;
    private final Hospitals hospitals = new Hospitals();

    QueriesTest(Heads heads, Assets assets, DataManagers managers, DataSamples samples, Tuples tuples) {
        this.heads = heads;
        this.assets = assets;
        this.managers = managers;
        this.samples = samples;
        this.tuples = tuples;
    }

    @Test
    void a_data_manager_comes_with_its_objective_and_its_samples() {
        catchUp();

        Dataset dataset = Await.result(() -> managers.dataset(CHANNEL, hospitals.manager()));

        assertThat(dataset.row().objective()).isEqualTo(hospitals.objective());
        assertThat(dataset.trainSamples())
                .isEqualTo(hospitals.trainSamples().stream().sorted().toList());
        assertThat(dataset.testSamples()).isEqualTo(hospitals.testSamples());
        assertThat(all(managers.list(CHANNEL, ListQuery.ALL))).contains(dataset.row());
    }

    @Test
    void algos_are_listed_by_owner_and_key_and_only_of_their_kind() {
        new Hospitals();
        catchUp();

        List<Algo> algos = all(assets.algos(CHANNEL, AlgoKind.ALGO, ListQuery.ALL));

        assertThat(algos)
                .hasSizeGreaterThan(1)
                .isSortedAccordingTo(Comparator.comparing(Algo::owner).thenComparing(Algo::key));
        assertThat(Await.result(() -> assets.algo(CHANNEL, AlgoKind.ALGO, hospitals.algo())))
                .isNotNull();
        assertThat(Await.result(() -> assets.algo(CHANNEL, AlgoKind.AGGREGATE_ALGO, hospitals.algo())))
                .isNull();
        assertThat(Await.result(() -> assets.objective(CHANNEL, hospitals.algo())))
                .isNull();
    }

    @Test
    void taken_keys_are_told_from_free_ones() {
        catchUp();
        Key free = Given.key(Given.word());

        assertThat(Await.result(() -> assets.taken(CHANNEL, List.of(free, hospitals.algo()))))
                .containsExactly(hospitals.algo());
    }

    @Test
    void a_sample_names_all_its_data_managers() {
        catchUp();
        Key key = hospitals.testSamples().getFirst();

        SampleRow sample = Await.result(() -> samples.find(CHANNEL, key));

        assertThat(sample.sample().testOnly()).isTrue();
        assertThat(sample.dataManagers()).containsExactly(hospitals.manager());
        assertThat(Await.result(() -> samples.list(CHANNEL).collect().asList())).contains(sample);
    }

    @Test
    void a_traintuple_shows_what_it_is_made_of_and_how_it_goes() {
        Key parent = hospitals.train();
        Key child = hospitals.train(parent);
        catchUp();

        TupleRow waiting = Await.result(() -> tuples.find(CHANNEL, TupleKind.TRAINTUPLE, child));
        Key model = hospitals.finish(parent);
        hospitals.start(child);
        catchUp();
        TupleRow doing = Await.result(() -> tuples.find(CHANNEL, TupleKind.TRAINTUPLE, child));

        assertThat(waiting.status()).isEqualTo(TupleStatus.WAITING);
        assertThat(waiting.state()).isNull();
        assertThat(waiting.inModels()).containsExactly(new InModel(parent, null, null));
        assertThat(((Traintuple) waiting.definition()).samples()).isEqualTo(hospitals.trainSamples());
        assertThat(waiting.algo().key()).isEqualTo(hospitals.algo());
        assertThat(waiting.dataManager().key()).isEqualTo(hospitals.manager());
        assertThat(doing.status()).isEqualTo(TupleStatus.DOING);
        assertThat(doing.state().attempt()).isEqualTo(1);
        assertThat(doing.inModels()).containsExactly(new InModel(parent, Given.file(parent.value()), null));
        assertThat(Await.result(() -> tuples.ofModel(CHANNEL, model))
                        .definition()
                        .key())
                .isEqualTo(parent);
    }

    @Test
    void a_testtuple_shows_its_objective_and_its_performance() {
        Key trained = hospitals.train();
        Key test = hospitals.test(trained);
        hospitals.finish(trained);
        hospitals.finishTest(test, 0.5f);
        catchUp();

        List<TupleRow> tests = Await.result(() -> tuples.testsOf(CHANNEL, trained));

        assertThat(tests).hasSize(1);
        assertThat(tests.getFirst().objective().key()).isEqualTo(hospitals.objective());
        assertThat(tests.getFirst().state().perf()).isEqualTo(0.5f);
        assertThat(tests.getFirst().status()).isEqualTo(TupleStatus.DONE);
        assertThat(tests.getFirst().inModels()).isEmpty();
        assertThat(Await.result(() -> tuples.find(CHANNEL, TupleKind.TRAINTUPLE, test)))
                .isNull();
    }

    private static <T> List<T> all(Uni<Listed<T>> list) {
        return Await.result(() -> list.chain(found -> found.items().collect().asList()));
    }

    private void catchUp() {
        Await.result(() -> heads.catchUp(CHANNEL));
    }
}
