package org.substra.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.substra.api.ledger.Heads;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.Key;

/** The search of every list, through its door. */
@QuarkusTest
class SearchTest {

    private final People people;
    private final Heads heads;
    private final Database database;
    private final Hospitals hospitals = new Hospitals();
    private final Hospitals others = new Hospitals();

    SearchTest(People people, Heads heads, Database database) {
        this.people = people;
        this.heads = heads;
        this.database = database;
    }

    @Test
    void tuples_are_found_by_key_status_and_tag() {
        Key parent = hospitals.train();
        Key child = hospitals.train(parent);
        Key test = hospitals.test(child);
        others.train();

        assertThat(found("traintuple", "traintuple:key:" + parent)).containsExactly(parent.value());
        assertThat(found(
                        "traintuple",
                        "traintuple:status:waiting,traintuple:key:" + parent + ",traintuple:key:" + child))
                .containsExactly(child.value());
        assertThat(found("traintuple", "traintuple:tag:tag,traintuple:creator:nobody"))
                .isEmpty();
        assertThat(found("traintuple", "traintuple:tag:tag")).contains(parent.value(), child.value());
        assertThat(found("testtuple", "testtuple:traintuple_key:" + child + ",testtuple:traintuple_type:traintuple"))
                .containsExactly(test.value());
        assertThat(found("testtuple", "testtuple:traintuple_key:" + child + ",testtuple:certified:true"))
                .isEmpty();
        assertThat(found("traintuple", "traintuple:compute_plan_id:" + parent + ",traintuple:rank:0"))
                .isEmpty();
        assertThat(found("traintuple", "traintuple:compute_plan_id:,traintuple:key:" + parent))
                .containsExactly(parent.value());
    }

    @Test
    void groups_are_united_in_the_lists_order_and_without_doubles() {
        Key one = hospitals.train();
        Key two = hospitals.train(one);
        String both = "traintuple:key:" + two + "-OR-traintuple:key:" + one + "-OR-traintuple:key:" + two;

        assertThat(found("traintuple", both))
                .isEqualTo(List.of(one, two).stream().map(Key::value).sorted().toList());
    }

    @Test
    void assets_are_found_by_their_texts() {
        String manager = hospitals.manager().value();

        assertThat(found("algo", "algo:key:" + hospitals.algo() + ",algo:owner:chu-nantesMSP"))
                .containsExactly(hospitals.algo().value());
        assertThat(found("algo", "composite_algo:key:" + hospitals.algo()))
                .containsExactly(hospitals.algo().value());
        assertThat(found("composite_algo", "composite_algo:key:" + hospitals.algo()))
                .isEmpty();
        assertThat(found("aggregate_algo", "aggregate_algo:key:" + manager + "-OR-model:hash:" + manager))
                .isEmpty();
        assertThat(found("data_manager", "dataset:key:" + manager + ",dataset:type:images"))
                .containsExactly(manager);
        assertThat(found("data_manager", "dataset:objective_key:" + hospitals.objective()))
                .containsExactly(manager);
        assertThat(found("data_manager", "dataset:objective_key:,dataset:key:" + manager))
                .isEmpty();
        assertThat(found("objective", "objective:metrics:accuracy,objective:key:" + hospitals.objective()))
                .containsExactly(hospitals.objective().value());
        assertThat(found("objective", "objective:metrics:other,objective:key:" + hospitals.objective()))
                .isEmpty();
    }

    @Test
    void models_find_what_they_were_made_of() {
        Key trained = hospitals.train();
        hospitals.test(trained);
        String hash = hospitals.finish(trained).value();

        assertThat(found("algo", "model:hash:" + hash))
                .containsExactly(hospitals.algo().value());
        assertThat(found("data_manager", "model:hash:" + hash))
                .containsExactly(hospitals.manager().value());
        assertThat(found("objective", "model:hash:" + hash))
                .containsExactly(hospitals.objective().value());
        assertThat(found("model", "model:hash:" + hash, "traintuple.key")).containsExactly(trained.value());
        assertThat(found("algo", "model:hash:" + hospitals.algo())).isEmpty();
    }

    @Test
    void models_are_found_by_what_they_were_made_of() {
        String trained = hospitals.train().value();
        others.train();

        assertThat(found("model", "algo:key:" + hospitals.algo(), "traintuple.key"))
                .containsExactly(trained);
        assertThat(found("model", "composite_algo:key:" + hospitals.algo(), "traintuple.key"))
                .isEmpty();
        assertThat(found("model", "dataset:key:" + hospitals.manager(), "traintuple.key"))
                .containsExactly(trained);
        assertThat(found("model", "model:tag:tag,model:key:" + trained, "traintuple.key"))
                .containsExactly(trained);
        assertThat(found("model", "objective:key:" + hospitals.objective(), "traintuple.key"))
                .isEmpty();
        // assets of a group are united
        assertThat(found("model", "objective:key:x,model:key:" + trained, "traintuple.key"))
                .containsExactly(trained);
    }

    @Test
    void objectives_and_datasets_find_each_other() {
        String objective = hospitals.objective().value();
        String manager = hospitals.manager().value();

        assertThat(found("objective", "dataset:key:" + manager)).containsExactly(objective);
        assertThat(found("data_manager", "objective:key:" + objective)).containsExactly(manager);
    }

    @Test
    void hundreds_of_keys_may_be_searched_for() {
        Key wanted = hospitals.train();
        String many = IntStream.range(0, 300)
                .mapToObj("traintuple:key:%064x,"::formatted)
                .collect(Collectors.joining("", "", "traintuple:key:" + wanted));

        assertThat(found("traintuple", many)).containsExactly(wanted.value());
    }

    @Test
    void samples_are_listed_whatever_is_searched_for() {
        assertThat(found("data_sample", "nonsense"))
                .contains(hospitals.testSamples().getFirst().value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traintuple   | algo:key:x          | not authorized filter key algo for asset traintuple",
                "data_manager | algo:key:x          | not authorized filter key algo for asset dataset",
                "objective    | traintuple:key:x    | not authorized filter key traintuple for asset objective",
                "algo         | algo                | invalid syntax: 'algo' is not of the form asset:attribute:value",
                "model        | model:colour:red    | model has no attribute colour to search for, but compute_plan_id, creator",
                "model        | objective:colour:ab | objective has no attribute colour to search for, but key, metrics, name"
            })
    void says_what_is_wrong(String list, String search, String problem) {
        answer(list, search).statusCode(400).body("message", startsWith("Malformed search filters: " + problem));
    }

    @Test
    void finds_all_of_a_list_that_is_longer_than_a_page() {
        Key first = hospitals.train();
        caughtUp();
        String copies = Given.word();
        database.run("""
                insert into ledger_tuple (channel, key, kind, creator, worker, algo, data_manager, tag, list_order, record,
                status, parent_failed)
                select channel, lpad(to_hex(n), 64, '0'), kind, creator, worker, algo, data_manager, '%s', list_order,
                replace(record, key, lpad(to_hex(n), 64, '0')), status, false
                from ledger_tuple, generate_series(1, 1201) n where key = '%s'""".formatted(copies, first));

        List<String> keys = found("traintuple", "traintuple:tag:" + copies);
        String none = people.someone()
                .queryParam("search", "traintuple:tag:none")
                .get("/traintuple/")
                .asString();

        assertThat(keys.subList(Math.min(1201, keys.size()), keys.size())).isEmpty();
        assertThat(keys)
                .isEqualTo(IntStream.rangeClosed(1, 1201)
                        .mapToObj("%064x"::formatted)
                        .toList());
        assertThat(none).isEqualTo("[]");
        database.run("delete from ledger_tuple where tag = '" + copies + "'");
    }

    private List<String> found(String list, String search) {
        return found(list, search, "key");
    }

    private List<String> found(String list, String search, String path) {
        caughtUp();
        return answer(list, search)
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .path(path);
    }

    private ValidatableResponse answer(String list, String search) {
        return people.someone()
                .accept("application/json;version=0.0")
                .queryParam("search", search)
                .when()
                .get("/" + list + "/")
                .then();
    }

    private void caughtUp() {
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
    }
}
