package org.substra.api.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.api.testing.Given;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;

/** The operator has entered a name; whoever bends it between two requests gets nothing into the store. */
@QuarkusTest
@TestProfile(Hasty.class)
class FickleNameTest {

    private static final String NAME = "node.rebound.test";

    private final Foreign foreign;
    private final String content = "an algo of chu-nantes " + Given.word();
    private final Key hash = new Key(Uploads.hash(Uploads.text(content)));

    FickleNameTest(Foreign foreign) {
        this.foreign = foreign;
    }

    @BeforeEach
    void begin_anew() {
        Hasty.Names.get().beginAnew();
    }

    @Test
    void bytes_of_two_hosts_are_refused_and_leave_nothing_behind() throws IOException {
        try (HostileNode node = dripping("127.0.0.1", 0, content)) {
            URI origin = enter("http", node.port());
            foreign.algo(hash, origin + "/file/");
            Set<String> before = foreign.files();

            try (HostileNode other = dripping("127.0.0.2", node.port(), "x".repeat(content.length()))) {
                foreign.download(hash)
                        .statusCode(502)
                        .body("message", containsString("it sends " + content.length() + " bytes of hash "))
                        .body("message", containsString("while the ledger says " + hash));

                assertThat(node.requests()).isNotEmpty();
                assertThat(other.requests())
                        .isNotEmpty()
                        .allSatisfy(request -> assertThat(request)
                                .startsWith("GET /file/ ")
                                .containsIgnoringCase("host: " + origin.getAuthority() + "\n"));
            }
            assertThat(Hasty.Names.get().asked()).hasSizeGreaterThan(1).containsOnly(NAME);
            assertThat(foreign.files()).isEqualTo(before);

            foreign.download(hash).statusCode(200).body(equalTo(content));
        }
    }

    @Test
    void a_host_without_the_certificate_is_told_nothing(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HostileNode other = HostileNode.behind(
                selfSigned(folder),
                (_, out) -> out.write(HostileNode.whole(content).getBytes(ISO_8859_1)))) {
            URI origin = enter("https", other.port());
            foreign.algo(hash, origin + "/file/");
            Set<String> before = foreign.files();

            foreign.download(hash).statusCode(502);

            assertThat(Hasty.Names.get().asked()).isNotEmpty().containsOnly(NAME);
            assertThat(other.connections()).isPositive();
            assertThat(other.requests()).isEmpty();
            assertThat(foreign.files()).isEqualTo(before);
        }
    }

    private URI enter(String scheme, int port) {
        URI origin = URI.create(scheme + "://" + NAME + ":" + port);
        foreign.isAt(origin);
        return origin;
    }

    /** Cuts every answer short, so that the name is asked for again. */
    private static HostileNode dripping(String address, int port, String content) throws IOException {
        return HostileNode.at(address, port, (request, out) -> out.write(HostileNode.piece(content, request)));
    }

    private static ServerSocket selfSigned(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("key.p12");
        String password = "changeit";
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String command = "-genkeypair -alias node -keyalg EC -dname CN=%1$s -ext san=dns:%1$s -storepass %2$s -keystore"
                .formatted(NAME, password);
        var arguments = new ArrayList<>(List.of(keytool));
        arguments.addAll(List.of(command.split(" ")));
        arguments.add(file.toString());
        assertThat(new ProcessBuilder(arguments).inheritIO().start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, password.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
