package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.matchesPattern;

import com.password4j.Argon2Function;
import com.password4j.Password;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.error.Throttled;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;

/** One account, many strangers. Their addresses are of the networks for documentation. */
@QuarkusTest
class GuessingTest {

    private static final int LIMIT = 40;
    private static final ClientAddress HOME = ClientAddress.of("192.0.2.1");

    private final People people;
    private final Database database;
    private final SignIns signIns;
    private final MeterRegistry meters;

    GuessingTest(People people, Database database, SignIns signIns, MeterRegistry meters) {
        this.people = people;
        this.database = database;
        this.signIns = signIns;
        this.meters = meters;
    }

    @BeforeEach
    void nobody_is_throttled() {
        database.run("delete from api_throttle");
    }

    @Test
    void a_name_can_be_guessed_at_a_limited_number_of_times_from_wherever() {
        String name = people.newUser();
        guess(name, LIMIT);

        assertThatThrownBy(() -> signIn(name, ClientAddress.of("203.0.113.7")))
                .isInstanceOf(Throttled.class)
                .hasMessageMatching("Request was throttled\\. Expected available in (8[0-9][0-9]|900) seconds\\.");
    }

    @Test
    void its_owner_is_not_kept_out_where_they_have_signed_in_before() {
        String name = people.newUser();
        assertThat(signIn(name, HOME)).isPresent();

        guess(name, LIMIT);

        assertThat(signIn(name, HOME)).isPresent();
    }

    @Test
    void what_was_right_does_not_count() {
        String name = people.newUser();
        guess(name, LIMIT - 1);

        assertThat(signIn(name, ClientAddress.of("192.0.2.2"))).isPresent();
        assertThat(signIn(name, ClientAddress.of("192.0.2.3"))).isPresent();
    }

    @Test
    void names_that_nobody_has_are_throttled_alike() {
        guess("nobody at all", LIMIT);

        assertThatThrownBy(() -> signIn("nobody at all", HOME)).isInstanceOf(Throttled.class);
    }

    @Test
    void a_client_is_told_when_to_come_back_on_every_way_in() {
        String name = people.newUser();
        database.run(
                "insert into api_throttle (scope, client, hits, ends) values ('name', '%s', %d, now() + interval '9 min')"
                        .formatted(Hashes.sha256(name), LIMIT));

        for (Response answer : List.of(login("/api-token-auth/", name), login("/user/login/", name), basic(name))) {
            answer.then().statusCode(429).header("Retry-After", matchesPattern("5[34][0-9]"));
        }
    }

    @Test
    void an_unknown_name_costs_what_a_wrong_password_costs() {
        String name = people.newUser();

        for (String path : List.of("/api-token-auth/", "/user/login/")) {
            assertThat(hashesOf(() -> wrong(path, name))).isEqualTo(1);
            assertThat(hashesOf(() -> wrong(path, "nobody"))).isEqualTo(1);
            assertThat(hashesOf(() -> wrong(path, "x".repeat(200)))).isEqualTo(1);
            assertThat(wrong(path, name).asString())
                    .isEqualTo(wrong(path, "nobody").asString())
                    .isEqualTo(wrong(path, "x".repeat(200)).asString());
        }
    }

    @Test
    void a_name_that_no_database_can_hold_is_nobodys() {
        given().multiPart("username", "no\u0000body")
                .multiPart("password", "wrong password")
                .when()
                .post("/user/login/")
                .then()
                .statusCode(401);
    }

    @Test
    void what_stands_in_for_a_missing_hash_costs_as_much_as_a_real_one() {
        String real = database.text("select password from api_user where name = '" + people.newUser() + "'");

        assertThat(Argon2Function.getInstanceFromHash(Passwords.OF_NOBODY))
                .isEqualTo(Argon2Function.getInstanceFromHash(real));
        assertThat(Password.check(People.PASSWORD, Passwords.OF_NOBODY).withArgon2())
                .isFalse();
    }

    @Test
    void a_network_of_ipv6_is_one_client() {
        assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6").counted()).isEqualTo("2001:db8:1:2::/64");
        assertThat(ClientAddress.of("fe80::1%eth0").counted()).isEqualTo("fe80::/64");
        assertThat(ClientAddress.of("192.0.2.1").counted()).isEqualTo("192.0.2.1");
    }

    private double hashesOf(Runnable work) {
        double before = meters.counter(Passwords.METER).count();
        work.run();
        return meters.counter(Passwords.METER).count() - before;
    }

    /** What {@code times} wrong passwords from as many addresses would leave: their hashes would take half a minute. */
    private void guess(String name, int times) {
        database.run(
                ("insert into api_throttle (scope, client, hits, ends) values ('name', '%s', %d, now() + interval '15 min')"
                                + " on conflict (scope, client) do update set hits = excluded.hits, ends = excluded.ends")
                        .formatted(Hashes.sha256(name), times - 2));
        IntStream.range(0, 2)
                .forEach(at -> assertThat(Await.result(() -> signIns.check(
                                Attempt.of(name, ClientAddress.of("198.51.100." + at), Attempt.TOKEN), "a wrong one")))
                        .isEmpty());
    }

    private Optional<KnownCaller.User> signIn(String name, ClientAddress client) {
        return Await.result(() -> signIns.check(Attempt.of(name, client, Attempt.TOKEN), People.PASSWORD));
    }

    private static Response login(String path, String name) {
        return given().formParam("username", name)
                .formParam("password", People.PASSWORD)
                .when()
                .post(path);
    }

    private static Response wrong(String path, String name) {
        return given().formParam("username", name)
                .formParam("password", "wrong password")
                .when()
                .post(path);
    }

    private static Response basic(String name) {
        return given().auth()
                .preemptive()
                .basic(name, People.PASSWORD)
                .header("Substra-Channel-Name", LedgerAtHand.CHANNEL)
                .when()
                .get("/testing/x/file/");
    }
}
