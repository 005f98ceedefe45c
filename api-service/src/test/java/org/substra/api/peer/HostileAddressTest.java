package org.substra.api.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.material.Brought;
import org.substra.api.testing.Given;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;

/** Addresses that another organisation writes on the ledger, or that a worker's message names, must lead nowhere but to its own node. */
@QuarkusTest
@TestProfile(Hasty.class)
class HostileAddressTest {

    private final Foreign foreign;
    private final HostileNode node = HostileNode.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final HostileNode trap = HostileNode.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final Key hash = Given.key(Given.word());

    HostileAddressTest(Foreign foreign) throws IOException {
        this.foreign = foreign;
    }

    @BeforeEach
    void enter() {
        foreign.isAt(node.origin());
        Hasty.Names.get().beginAnew();
    }

    @AfterEach
    void close() throws IOException {
        node.close();
        trap.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/iam/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "http://127.0.0.1:TRAP/admin/",
                "http://localhost:TRAP/admin/",
                "http://localhost:NODE/file/",
                "http://[::ffff:127.0.0.1]:NODE/file/",
                "http://2130706433:NODE/file/",
                "http://rebound.test:NODE/file/",
                "https://127.0.0.1:NODE/file/",
                "http://user@127.0.0.1:NODE/file/",
                "http://127.0.0.1:NODE@127.0.0.1:TRAP/file/",
                "http://127.0.0.1:NODE//127.0.0.1:TRAP/file/",
                "http://127.0.0.1:NODE/../file/",
                "http://127.0.0.1:NODE/file/%2e%2e/%2e%2e/",
                "http://127.0.0.1:NODE/file/?next=http://127.0.0.1:TRAP/",
                "http://127.0.0.1:NODE/file/#@127.0.0.1:TRAP",
                "http://127.0.0.1:NODE/file/%0d%0aHost:%20127.0.0.1:TRAP",
            })
    void on_the_ledger_nobody_is_asked_and_nothing_is_left(String pattern) {
        String address = address(pattern);
        foreign.algo(hash, address);
        Set<String> before = foreign.files();

        foreign.download(hash)
                .statusCode(502)
                .body("size()", equalTo(1))
                .body(
                        "message",
                        startsWith("Cannot proxify asset from node chu-nantesMSP: file of " + hash
                                + ": the ledger says http"));
        assertThat(foreign.bring(hash, address)).isInstanceOf(Brought.Elsewhere.class);

        assertNobodyWasAsked();
        assertThat(foreign.files()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1:TRAP/file",
                "gopher://127.0.0.1:TRAP/file",
                "jar:http://127.0.0.1:TRAP/file!/",
                "http:///file/",
                "/file/",
                "http://127.0.0.1:NODE\\@127.0.0.1:TRAP/file/",
                "http://127.0.0.1:NODE/file/\r\nHost: 127.0.0.1:TRAP",
                "http://127.0.0.1:NODE/LONG",
            })
    void the_ledger_does_not_take_it_and_neither_do_we(String pattern) {
        String address = address(pattern);
        Set<String> before = foreign.files();

        assertThatThrownBy(() -> foreign.algo(hash, address))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID));
        assertThat(foreign.bring(hash, address)).isInstanceOf(Brought.Elsewhere.class);

        assertNobodyWasAsked();
        assertThat(foreign.files()).isEqualTo(before);
    }

    /** Else it would mean nothing that {@link #assertNobodyWasAsked nobody was asked}. */
    @Test
    void a_name_is_asked_for_where_the_operator_has_entered_it() {
        URI origin = URI.create("http://rebound.test:" + node.port());
        foreign.isAt(origin);
        foreign.algo(hash, origin + "/file/");

        foreign.download(hash).statusCode(502);

        assertThat(Hasty.Names.get().asked()).contains("rebound.test");
        assertThat(node.connections()).isPositive();
    }

    private String address(String pattern) {
        return pattern.replace("NODE", String.valueOf(node.port()))
                .replace("TRAP", String.valueOf(trap.port()))
                .replace("LONG", "a".repeat(5_000));
    }

    private void assertNobodyWasAsked() {
        assertThat(node.connections() + trap.connections()).isZero();
        assertThat(Hasty.Names.get().asked()).isEmpty();
    }
}
