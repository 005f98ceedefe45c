package org.substra.api.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;

/** The right bytes arrive, however often they are cut, and nobody but their owner learns the secret that fetched them. */
@QuarkusTest
@TestProfile(Hasty.class)
class TrueFileTest {

    private final Foreign foreign;
    private final String content = "an algo of chu-nantes " + Given.word();
    private final Key hash = new Key(Uploads.hash(Uploads.text(content)));

    TrueFileTest(Foreign foreign) {
        this.foreign = foreign;
    }

    @Test
    void comes_with_the_credentials_of_its_owner_and_is_fetched_once() throws IOException {
        try (HostileNode node = HostileNode.answering(HostileNode.whole(content))) {
            foreign.isAt(node.origin());
            foreign.algo(hash, node.origin() + "/file/");

            foreign.download(hash).statusCode(200).body(equalTo(content));
            foreign.download(hash).statusCode(200).body(equalTo(content));

            String pair = Base64.getEncoder().encodeToString(("owkinMSP:" + Foreign.SECRET).getBytes(ISO_8859_1));
            assertThat(node.requests()).singleElement().asString().contains("authorization: Basic " + pair + "\n");
        }
    }

    @Test
    void goes_on_where_it_was_cut() throws IOException {
        try (HostileNode node =
                HostileNode.answering((request, out) -> out.write(HostileNode.piece(content, request)))) {
            foreign.isAt(node.origin());

            foreign.download(foreign.algo(hash, node.origin() + "/file/"))
                    .statusCode(200)
                    .body(equalTo(content));

            assertThat(node.requests()).hasSizeGreaterThan(1).last().asString().contains("Range: bytes=");
        }
    }
}
