package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Database;
import org.substra.api.testing.People;

@QuarkusTest
@TestProfile(ReusedTokenTest.Reuse.class)
class ReusedTokenTest {

    public static final class Reuse implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "substra.identity.token-strategy", "reuse",
                    "substra.identity.secure-cookies", "false");
        }
    }

    private final People people;
    private final Database database;

    ReusedTokenTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    @Test
    void a_second_login_gets_the_same_token_though_only_its_hash_is_stored() {
        String name = people.newUser();

        String first = People.token(name);
        String second = People.token(name);

        assertThat(second).isEqualTo(first);
        assertThat(database.text("select string_agg(t::text, ' ') from api_token t"))
                .doesNotContain(first);
    }

    @Test
    void an_expired_one_is_replaced() {
        String name = people.newUser();
        String first = People.token(name);
        database.run("update api_token set created = now() - interval '2 days' where user_name = '" + name + "'");

        assertThat(People.token(name)).isNotEqualTo(first);
    }

    @Test
    void without_tls_cookies_are_not_for_tls_only() {
        List<String> cookies = given().formParam("username", people.newUser())
                .formParam("password", People.PASSWORD)
                .when()
                .post("/user/login/")
                .headers()
                .getValues("Set-Cookie");

        assertThat(cookies).hasSize(3).allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
    }
}
