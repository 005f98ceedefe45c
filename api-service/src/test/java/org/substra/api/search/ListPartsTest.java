package org.substra.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.ledger.Heads;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.Key;

/** Lists in parts, for whoever asks for them: {@code limit}, {@code after} and the header {@code Link}. */
@QuarkusTest
class ListPartsTest {

    private static final Pattern NEXT = Pattern.compile("<http://[^/]+(/[^>]+)>; rel=\"next\"");

    private final People people;
    private final Heads heads;
    private final Hospitals hospitals = new Hospitals();

    ListPartsTest(People people, Heads heads) {
        this.people = people;
        this.heads = heads;
    }

    @Test
    void parts_follow_each_other_to_the_end_of_what_a_search_finds() {
        var keys = new ArrayList<String>();
        Key last = hospitals.train();
        hospitals.finish(last);
        keys.add(last.value());
        for (int number = 0; number < 4; number++) {
            last = hospitals.train(last);
            keys.add(last.value());
        }
        catchUp();
        String wanted = "/traintuple/?search=traintuple:key:" + String.join(",traintuple:key:", keys);
        List<String> whole = people.someone().get(wanted).path("key");

        List<String> parts = follow(wanted + "&limit=2", 2);

        assertThat(parts).hasSize(5).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"algo", "objective", "data_manager", "model", "compute_plan", "testtuple", "composite_algo"})
    void every_list_comes_in_parts(String list) {
        new Hospitals();
        catchUp();

        Response one = people.someone().get("/" + list + "/?limit=1");

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.jsonPath().getList("").size()).isLessThanOrEqualTo(1);
        List<?> whole = people.someone().get("/" + list + "/").jsonPath().getList("");
        assertThat(follow("/" + list + "/?limit=100", 100)).hasSameSizeAs(whole);
    }

    @Test
    void after_alone_is_the_whole_rest() {
        new Hospitals();
        catchUp();
        List<String> whole = people.someone().get("/algo/").path("key");

        Response rest = people.someone().get("/algo/?after=" + whole.getFirst());

        assertThat(rest.<List<String>>path("key")).isEqualTo(whole.subList(1, whole.size()));
        assertThat(rest.header("Link")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit must be a number from 1 to 500",
        "limit=501, limit must be a number from 1 to 500",
        "limit=-1, limit must be a number",
        "limit=ten, limit must be a number",
        "limit=99999999999999999999, limit must be a number",
        "after=x, after must be the key of an item of this list",
        "after=%00, after must be the key of an item of this list",
    })
    void says_what_is_wrong_with_the_part(String part, String sentence) {
        people.someone().get("/traintuple/?" + part).then().statusCode(400).body("message", containsString(sentence));
    }

    @Test
    void a_part_begins_after_an_item_of_the_same_list() {
        String unknown = Given.key(Given.word()).value();

        people.someone().get("/traintuple/?after=" + unknown).then().statusCode(400);
        people.someone()
                .get("/traintuple/?after=" + hospitals.algo())
                .then()
                .statusCode(400)
                .body("message", containsString(hospitals.algo().value()));
    }

    /** The keys of all parts. */
    private List<String> follow(String first, int most) {
        var keys = new ArrayList<String>();
        String next = first;
        while (next != null) {
            Response part = people.someone().urlEncodingEnabled(false).get(next);
            assertThat(part.statusCode()).isEqualTo(200);
            List<String> found = part.path("key");
            assertThat(found).hasSizeLessThanOrEqualTo(most);
            keys.addAll(found);
            String link = part.header("Link");
            Matcher address = NEXT.matcher(link == null ? "" : link);
            next = address.matches() ? address.group(1) : null;
            assertThat(link == null || found.size() == most).isTrue();
        }
        return keys;
    }

    private void catchUp() {
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
    }
}
