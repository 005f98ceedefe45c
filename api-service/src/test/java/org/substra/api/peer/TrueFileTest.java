package org.substra.api.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.api.testing.Given;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;

/** The right bytes arrive, however often they are cut, and nobody but their owner learns the secret that fetched them. */
@QuarkusTest
@TestProfile(Hasty.class)
class TrueFileTest {

    private static final String NAME = "node.rebound.test";

    private final Foreign foreign;
    private final String content = "an algo of chu-nantes " + Given.word();
    private final Key hash = new Key(Uploads.hash(Uploads.text(content)));

    TrueFileTest(Foreign foreign) {
        this.foreign = foreign;
    }

    @Test
    void comes_with_the_credentials_of_its_owner_and_is_fetched_once() throws IOException {
        try (HostileNode node = HostileNode.answering(whole(content))) {
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
        try (HostileNode node = HostileNode.answering((request, out) -> out.write(piece(content, request)))) {
            foreign.isAt(node.origin());

            foreign.download(foreign.algo(hash, node.origin() + "/file/"))
                    .statusCode(200)
                    .body(equalTo(content));

            assertThat(node.requests()).hasSizeGreaterThan(1).last().asString().contains("Range: bytes=");
        }
    }

    /** The operator trusts a name; whoever bends it in between delivers no other bytes. */
    @Test
    void other_bytes_are_refused_when_the_name_means_another_host_the_second_time() throws IOException {
        try (HostileNode node = HostileNode.answering((request, out) -> out.write(piece(content, request)));
                HostileNode thief = HostileNode.at(
                        "127.0.0.2",
                        node.port(),
                        (request, out) -> out.write(piece("x".repeat(content.length()), request)))) {
            URI origin = URI.create("http://" + NAME + ":" + node.port());
            foreign.isAt(origin);
            Hasty.Names.get().beginAnew();
            Set<String> before = foreign.files();

            foreign.download(foreign.algo(hash, origin + "/file/"))
                    .statusCode(502)
                    .body("message", containsString("bytes of hash"));

            assertThat(node.requests()).isNotEmpty();
            assertThat(thief.requests()).isNotEmpty();
            assertThat(Hasty.Names.get().asked()).hasSizeGreaterThan(1).containsOnly(NAME);
            assertThat(foreign.files()).isEqualTo(before);
        }
    }

    /** With https, whoever bends the name does not even learn the secret: the certificate is not one for it. */
    @Test
    void nothing_is_told_to_a_host_without_the_certificate(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HostileNode thief = HostileNode.behind(
                selfSigned(folder)
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress()),
                (_, out) -> out.write(whole(content).getBytes(ISO_8859_1)))) {
            URI origin = URI.create("https://" + NAME + ":" + thief.port());
            foreign.isAt(origin);
            Hasty.Names.get().beginAnew();

            foreign.download(foreign.algo(hash, origin + "/file/")).statusCode(502);

            assertThat(thief.connections()).isPositive();
            assertThat(thief.requests()).isEmpty();
        }
    }

    private static String whole(String content) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
    }

    /** Ten bytes of what is asked for, then the connection is cut. */
    private static byte[] piece(String content, String request) {
        int from = request.contains("bytes=") ? Integer.parseInt(request.replaceAll("(?s).*bytes=(\\d+)-.*", "$1")) : 0;
        String rest = content.substring(from);
        String status = from == 0
                ? "200 OK"
                : "206 Partial Content\r\nContent-Range: bytes " + from + "-" + (content.length() - 1) + "/"
                        + content.length();
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + rest.length() + "\r\n\r\n";
        return (head + rest.substring(0, Math.min(10, rest.length()))).getBytes(ISO_8859_1);
    }

    private static SSLContext selfSigned(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("key.p12");
        String password = "changeit";
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "node",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "san=dns:" + NAME,
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
