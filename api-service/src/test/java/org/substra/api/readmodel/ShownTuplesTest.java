package org.substra.api.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.search.ListQuery;
import org.substra.api.search.SearchList;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.PlanAtHand;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/** What is kept of a tuple that is done is what its parts would be put together to. */
@QuarkusTest
class ShownTuplesTest {

    private final ShownTuples shown;
    private final Tuples tuples;
    private final TupleRenderer renderer;
    private final Heads heads;
    private final Database database;
    private final Hospitals hospitals = new Hospitals();

    ShownTuplesTest(ShownTuples shown, Tuples tuples, TupleRenderer renderer, Heads heads, Database database) {
        this.shown = shown;
        this.tuples = tuples;
        this.renderer = renderer;
        this.heads = heads;
        this.database = database;
    }

    @Test
    void a_tuple_of_any_kind_is_kept_as_it_is_shown_once_it_is_done() {
        var plan = new PlanAtHand(hospitals);
        plan.runs();
        Key parent = hospitals.train();
        Key child = hospitals.train(parent);
        List.of(parent, child).forEach(hospitals::finish);
        catchUp();

        for (Key key : List.of(plan.first(), plan.both(), plan.third(), plan.test(), parent, child)) {
            TupleRow parts = Await.result(() -> tuples.load(CHANNEL, List.of(key.value())))
                    .getFirst();
            assertThat(kept(key)).isEqualTo(renderer.json(parts));
            assertThat(found(parts.definition().kind(), key)).isEqualTo(kept(key));
            assertThat(found(parts.definition().kind(), key)).isEqualTo(kept(key));
        }
    }

    @Test
    void of_a_tuple_that_may_change_nothing_is_kept() {
        Key failed = hospitals.train();
        Key child = hospitals.train(failed);
        var others = new Hospitals();
        Key doing = others.train();
        others.start(doing);
        hospitals.start(failed);
        hospitals.fail(failed);
        catchUp();

        for (Key key : List.of(failed, child, doing)) {
            assertThat(kept(key)).isNull();
            assertThat(found(TupleKind.TRAINTUPLE, key)).startsWith("{\"key\":\"" + key + "\"");
            assertThat(found(TupleKind.TESTTUPLE, key)).isNull();
        }
    }

    @Test
    void a_list_has_the_done_and_the_others_in_its_order() {
        var keys = new ArrayList<Key>();
        Key last = hospitals.train();
        for (int number = 0; number < 5; number++) {
            keys.add(last);
            if (number < 3) {
                hospitals.finish(last);
            }
            last = hospitals.train(last);
        }
        catchUp();
        keys.sort(Comparator.naturalOrder());
        String wanted = "traintuple:key:"
                + String.join(",traintuple:key:", keys.stream().map(Key::value).toList());

        List<ShownTuple> list = Await.result(() -> shown.list(CHANNEL, SearchList.TRAINTUPLE, ListQuery.of(wanted))
                .chain(found -> found.items().collect().asList()));

        assertThat(list).hasSize(keys.size());
        for (int place = 0; place < keys.size(); place++) {
            assertThat(new String(list.get(place).json(), UTF_8)).startsWith("{\"key\":\"" + keys.get(place) + "\"");
        }
    }

    private String found(TupleKind kind, Key key) {
        byte[] json = Await.result(() -> shown.find(CHANNEL, kind, key));
        return json == null ? null : new String(json, UTF_8);
    }

    private String kept(Key key) {
        return database.text(
                "select shown from ledger_tuple where channel = '" + CHANNEL + "' and key = '" + key + "'");
    }

    private void catchUp() {
        Await.result(() -> heads.catchUp(CHANNEL));
    }
}
