package org.substra.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;

/** Two replicas: each has keys of its own in its memory, and both have one database. */
@QuarkusTest
class RotationTest {

    private static final Claims CLAIMS = Claims.of(Claims.Type.ACCESS, 1, Instant.now(), Duration.ofMinutes(1));

    private final Database database;
    private final SigningKeys oneKeys;
    private final JsonWebTokens one;
    private final JsonWebTokens other;

    RotationTest(Database database, Pool pool, IdentityConfig config, JWTParser parser) {
        this.database = database;
        this.oneKeys = new SigningKeys(pool, config);
        this.one = new JsonWebTokens(oneKeys, parser);
        this.other = new JsonWebTokens(new SigningKeys(pool, config), parser);
    }

    @BeforeEach
    void there_is_no_key() {
        database.run("delete from api_signing_key");
    }

    @Test
    void the_first_that_needs_a_key_draws_it_for_all() {
        String token = sign(one);

        assertThat(check(other, token)).contains(CLAIMS);
        assertThat(kids()).isEqualTo(TokenHeader.keyOf(token).orElseThrow());
    }

    @Test
    void a_new_key_signs_and_what_the_old_one_signed_is_still_good() {
        String before = sign(one);
        check(other, before);

        String drawn = Await.result(() -> oneKeys.rotate(false));

        String after = sign(one);
        assertThat(TokenHeader.keyOf(after)).contains(drawn);
        assertThat(check(other, after)).contains(CLAIMS);
        assertThat(check(other, before)).contains(CLAIMS);
        assertThat(check(one, before)).contains(CLAIMS);
    }

    @Test
    void other_replicas_sign_with_it_within_a_second() throws InterruptedException {
        sign(other);

        String drawn = Await.result(() -> oneKeys.rotate(false));
        Thread.sleep(Duration.ofMillis(1100));

        assertThat(TokenHeader.keyOf(sign(other))).contains(drawn);
    }

    @Test
    void at_once_ends_what_others_have_signed_within_a_second() throws InterruptedException {
        String before = sign(other);

        Await.result(() -> oneKeys.rotate(true));
        Thread.sleep(Duration.ofMillis(1100));

        assertThat(check(one, before)).isEmpty();
        assertThat(check(other, before)).isEmpty();
    }

    @Test
    void an_old_key_has_a_successor_drawn() {
        String before = sign(one);
        database.run("update api_signing_key set drawn = now() - interval '31 days'");

        Await.result(oneKeys::turn);

        assertThat(database.text("select count(*)::text from api_signing_key")).isEqualTo("2");
        assertThat(check(other, before)).contains(CLAIMS);
    }

    @Test
    void a_young_key_stays() {
        sign(one);
        String before = kids();

        Await.result(oneKeys::turn);

        assertThat(kids()).isEqualTo(before);
    }

    @Test
    void a_key_is_forgotten_when_the_longest_token_of_its_time_has_expired() {
        Await.result(() -> oneKeys.rotate(false));
        database.run("update api_signing_key set drawn = now() - interval '20 days'");
        String second = Await.result(() -> oneKeys.rotate(false));
        database.run(
                "update api_signing_key set drawn = now() - interval '10080 minutes' where kid = '" + second + "'");

        Await.result(oneKeys::turn);
        assertThat(database.text("select count(*)::text from api_signing_key")).isEqualTo("2");
        database.run(
                "update api_signing_key set drawn = now() - interval '10086 minutes' where kid = '" + second + "'");
        Await.result(oneKeys::turn);

        assertThat(kids()).isEqualTo(second);
    }

    private static String sign(JsonWebTokens replica) {
        return Await.result(() -> replica.sign(CLAIMS));
    }

    private static Optional<Claims> check(JsonWebTokens replica, String token) {
        return Await.result(() -> replica.check(token, Claims.Type.ACCESS));
    }

    private String kids() {
        return database.text("select string_agg(kid, ' ') from api_signing_key");
    }
}
