package org.substra.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.Narrow;
import org.substra.api.testing.People;
import org.substra.api.testing.PlanBodies;
import org.substra.api.testing.Volume;

/** Bodies that are cut, come too slowly, or are too many at once. */
@QuarkusTest
@TestProfile(Narrow.class)
class BodiesOnTheirWayTest {

    private static final String PART =
            "--X\r\nContent-Disposition: form-data; name=\"path\"; filename=\"f\"\r\n\r\n" + "x".repeat(100_000);

    private static Failures failures;

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final People people;

    @BeforeAll
    static void listen() {
        failures = new Failures();
    }

    /** What is given up is cleaned up a second later: by now, for all tests but the last. */
    @AfterAll
    static void nobody_is_answered_twice() {
        assertThat(failures.seen()).isEmpty();
    }

    @TestHTTPResource("/")
    URI node;

    BodiesOnTheirWayTest(People people) {
        this.people = people;
    }

    @Test
    void a_cut_upload_leaves_nothing() throws IOException {
        Set<String> before = Volume.files();

        try (Socket upload = upload("Content-Length: 1000000")) {
            Volume.awaitMore(before);
            upload.setSoLinger(true, 0);
        }

        Volume.await(before);
    }

    @Test
    void an_upload_that_stops_coming_is_given_up() throws IOException {
        Set<String> before = Volume.files();

        for (String size : new String[] {"Content-Length: 1000000", "Transfer-Encoding: chunked"}) {
            try (Socket upload = upload(size)) {
                assertThat(answer(upload))
                        .startsWith("HTTP/1.1 408")
                        .contains("{\"message\":\"The body came too slowly");
            }
            Volume.await(before);
        }
    }

    @Test
    void a_body_without_files_that_stops_coming_is_given_up() throws IOException {
        for (int sent : new int[] {10, 20_000}) {
            try (Socket slow = send(
                    "/data_sample/bulk_update/", "application/json", "Content-Length: 1000000", "x".repeat(sent))) {
                assertThat(answer(slow)).startsWith("HTTP/1.1 408");
            }
        }
    }

    @Test
    void a_body_that_is_here_may_wait_for_the_ledger() throws IOException {
        var plan = new HashMap<String, Object>(new PlanBodies(new Hospitals()).ofAllKinds());
        String body = new JsonObject(plan).encode() + " ".repeat(200_000);
        ledger.manners().answerNoCommands();

        try (Socket patient = send("/compute_plan/", "application/json", "Content-Length: " + body.length(), body)) {
            assertThat(answer(patient)).contains("compute_plan_id").doesNotContain("too slowly");
        } finally {
            ledger.manners().behave();
        }
    }

    @Test
    void one_upload_too_many_is_asked_to_come_again() throws IOException {
        try (Socket first = upload("Content-Length: 1000000");
                Socket second = upload("Content-Length: 1000000")) {
            assertOneIsAskedToComeAgain(answer(first), answer(second));
        }
    }

    @Test
    void one_large_body_too_many_is_asked_to_come_again() throws IOException {
        String path = "/data_sample/bulk_update/";
        try (Socket first = send(path, "application/json", "Content-Length: 50000", "x");
                Socket second = send(path, "application/json", "Content-Length: 50000", "x");
                Socket small = send(path, "application/json", "Content-Length: 2", "{}")) {
            assertThat(answer(small)).startsWith("HTTP/1.1 400");
            assertOneIsAskedToComeAgain(answer(first), answer(second));
        }
    }

    /** Whichever of the two came first is waited for in vain. */
    private static void assertOneIsAskedToComeAgain(String one, String other) {
        boolean order = one.startsWith("HTTP/1.1 408");
        assertThat(order ? one : other).startsWith("HTTP/1.1 408");
        assertThat(order ? other : one)
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("Retry-After: 5")
                .contains("{\"message\":");
    }

    private Socket upload(String size) throws IOException {
        String body = size.startsWith("Transfer") ? "%x\r\n%s\r\n".formatted(PART.length(), PART) : PART;
        return send("/data_sample/", "multipart/form-data; boundary=X", size, body);
    }

    private Socket send(String path, String type, String size, String body) throws IOException {
        var socket = new Socket(node.getHost(), node.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: node\r\nAuthorization: %s\r\nContent-Type: %s\r\n%s\r\n\r\n%s"
                        .formatted(path, people.authorization(), type, size, body)
                        .getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Up to the end of its JSON object: the connection may stay open. */
    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        int next = 0;
        while (next >= 0 && next != '}') {
            next = socket.getInputStream().read();
            if (next >= 0) {
                answer.append((char) next);
            }
        }
        return answer.toString();
    }
}
