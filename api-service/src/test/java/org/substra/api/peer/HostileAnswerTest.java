package org.substra.api.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;
import org.substra.contract.Key;

/** What a node answers is checked before it is believed; whatever is wrong with it is said with its name and the asset's. */
@QuarkusTest
@TestProfile(Hasty.class)
class HostileAnswerTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    /** Several times all that Hasty allows for one file. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private final Foreign foreign;
    private final People people;
    private final HostileNode trap = HostileNode.answering(OK + "Content-Length: 0\r\n\r\n");
    private final Key hash = Given.key(Given.word());

    HostileAnswerTest(Foreign foreign, People people) throws IOException {
        this.foreign = foreign;
        this.people = people;
    }

    @AfterEach
    void close() throws IOException {
        trap.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                said(
                        "a redirect to another port",
                        502,
                        "redirects to",
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:TRAP/\r\n\r\n"),
                said(
                        "a redirect that keeps the method",
                        502,
                        "redirects to",
                        "HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:TRAP/\r\n\r\n"),
                said(
                        "a redirect to the metadata service",
                        502,
                        "redirects to",
                        "HTTP/1.1 301 Moved\r\nLocation: http://169.254.169.254/\r\n\r\n"),
                said(
                        "a redirect to a file",
                        502,
                        "redirects to",
                        "HTTP/1.1 308 Moved\r\nLocation: file:///etc/passwd\r\n\r\n"),
                said(
                        "a success that redirects",
                        502,
                        "of hash",
                        OK + "Location: http://127.0.0.1:TRAP/\r\nContent-Length: 1\r\n\r\na"),
                said("other bytes", 502, "bytes of hash", OK + "Content-Length: 5\r\n\r\nwrong"),
                said("no bytes", 502, "0 bytes of hash", OK + "Content-Length: 0\r\n\r\n"),
                said("fewer bytes than it says", 502, "losed", OK + "Content-Length: 50\r\n\r\nshort"),
                said("more bytes than anybody takes", 502, "larger than", OK + "Content-Length: 999999999999\r\n\r\na"),
                said("a length that is none", 502, "", OK + "Content-Length: many\r\n\r\na"),
                said("two lengths", 502, "", OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                said(
                        "gzip",
                        502,
                        "encoded as gzip",
                        OK + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n\u001f\u008b\b\0\0"),
                said(
                        "several parts",
                        502,
                        "several parts",
                        "HTTP/1.1 206 Partial\r\nContent-Type: multipart/byteranges; boundary=a\r\nContent-Length: 1\r\n\r\na"),
                said(
                        "a part for the whole",
                        502,
                        "another part",
                        "HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-0/1\r\nContent-Length: 1\r\n\r\na"),
                said(
                        "a page instead of a file",
                        502,
                        "of hash",
                        OK + "Content-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"),
                said(
                        "no such file",
                        404,
                        "answers 404: {\"detail\":\"Not found.\"}",
                        "HTTP/1.1 404 Not Found\r\nContent-Length: 23\r\n\r\n{\"detail\":\"Not found.\"}"),
                said("not now", 503, "answers 503", "HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n"),
                said(
                        "control characters",
                        502,
                        "answers 502: ??[31m",
                        "HTTP/1.1 502 Bad\r\nContent-Length: 7\r\n\r\n\0\u001b[31m\n"),
                said("a status that is none", 502, "answers 999", "HTTP/1.1 999 Never\r\nContent-Length: 0\r\n\r\n"),
                said("what is no HTTP", 502, "", "\u0016\u0003\u0001 hello\r\n\r\n"),
                said("nothing", 502, "losed", ""),
                said(
                        "too much in the head",
                        502,
                        "",
                        OK + "X: " + "a".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n"),
                said(
                        "a name that climbs",
                        502,
                        "of hash",
                        OK + "Content-Disposition: attachment; filename=\"../../evil\"\r\nContent-Length: 1\r\n\r\na"),
                does(
                        "bytes without end",
                        502,
                        "larger than",
                        OK + "Transfer-Encoding: chunked\r\n\r\n",
                        "400\r\n" + "a".repeat(1024) + "\r\n",
                        0),
                does("bytes that drip", 502, "too slow", OK + "Content-Length: 1000\r\n\r\n", "a", 50),
                does("a head that drips", 502, "too slow", OK, "X: a\r\n", 50),
                does("silence", 502, "", "", "", 50),
                does("an endless promise", 502, "", "", "HTTP/1.1 100 Continue\r\n\r\n", 20),
                does(
                        "an endless excuse",
                        502,
                        "answers 502",
                        "HTTP/1.1 502 Bad\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "400\r\n" + "a".repeat(1024) + "\r\n",
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void is_an_error_that_names_node_and_asset_and_leaves_nothing(
            String name, int status, String why, HostileNode.Answer answer) throws IOException {
        try (HostileNode node = HostileNode.answering((request, out) -> answer.write(request, translated(out)))) {
            foreign.isAt(node.origin());
            foreign.algo(hash, node.origin() + "/file/");
            Set<String> before = foreign.files();
            RequestSpecification someone = people.someone();
            Instant begin = Instant.now();

            foreign.asked(someone, hash)
                    .statusCode(status)
                    .body(
                            "message",
                            allOf(
                                    startsWith("Cannot proxify asset from node chu-nantesMSP: file of " + hash + ": "),
                                    containsString(why)));

            assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
            assertThat(node.requests()).isNotEmpty().allMatch(head -> head.startsWith("GET /file/ HTTP/1.1\n"));
            assertThat(trap.connections()).isZero();
            assertThat(foreign.files()).isEqualTo(before);
        }
    }

    @Test
    void a_redirect_to_itself_is_asked_once() throws IOException {
        try (HostileNode node = HostileNode.answering("HTTP/1.1 302 Found\r\nLocation: /file/\r\n\r\n")) {
            foreign.isAt(node.origin());
            foreign.download(foreign.algo(hash, node.origin() + "/file/")).statusCode(502);

            assertThat(node.requests()).hasSize(1);
        }
    }

    private static Arguments said(String name, int status, String why, String answer) {
        return does(name, status, why, answer, null, 0);
    }

    /** First something, then more of the same for ever. */
    private static Arguments does(
            String name,
            int status,
            String why,
            String first,
            @org.jspecify.annotations.Nullable String more,
            int pauseMillis) {
        HostileNode.Answer answer = (_, out) -> {
            out.write(first.getBytes(ISO_8859_1));
            while (more != null) {
                out.write(more.getBytes(ISO_8859_1));
                Thread.sleep(pauseMillis);
            }
        };
        return Arguments.of(name, status, why, answer);
    }

    /** Puts the trap's port where the answer says so. */
    private OutputStream translated(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                String text = new String(bytes, ISO_8859_1);
                out.write(text.replace("TRAP", String.valueOf(trap.port())).getBytes(ISO_8859_1));
                out.flush();
            }
        };
    }
}
