package org.substra.api.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.substra.api.admin.Commander.Ran;
import org.substra.api.identity.OutgoingNodes;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.LedgerAtHand;
import org.substra.contract.OrganisationId;

@QuarkusTest
class NodesCommandTest {

    private static final String OWKIN = "owkinMSP=http://owkin.test:8000";
    private static final String NANTES = "chu-nantesMSP=https://nantes.test";

    private final Commander commander;
    private final OutgoingNodes outgoing;
    private final Database database;

    @TempDir
    private Path folder;

    NodesCommandTest(Commander commander, OutgoingNodes outgoing, Database database) {
        this.commander = commander;
        this.outgoing = outgoing;
        this.database = database;
    }

    @BeforeEach
    void there_is_no_node() {
        database.run("delete from api_throttle");
        database.run("delete from incoming_node");
        database.run("delete from outgoing_node");
    }

    @Test
    void generates_what_every_node_has_to_know() throws IOException {
        Ran ran = generate(OWKIN, NANTES);

        assertThat(ran).isEqualTo(new Ran(0, """
                wrote %s/chu-nantesMSP.json
                wrote %s/owkinMSP.json
                """.formatted(folder, folder)));
        NodesFile owkin = NodesFile.read(folder.resolve("owkinMSP.json"));
        NodesFile nantes = NodesFile.read(folder.resolve("chu-nantesMSP.json"));
        assertThat(secretFor(owkin, "chu-nantesMSP")).isEqualTo(secretOf(nantes, "owkinMSP"));
        assertThat(secretFor(nantes, "owkinMSP")).isEqualTo(secretOf(owkin, "chu-nantesMSP"));
        assertThat(List.of(
                        secretFor(owkin, "chu-nantesMSP"),
                        secretFor(owkin, "owkinMSP"),
                        secretFor(nantes, "owkinMSP"),
                        secretFor(nantes, "chu-nantesMSP")))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("[0-9a-f]{128}"));
        assertThat(owkin.outgoing())
                .extracting(NodesFile.Outgoing::url)
                .containsExactly(URI.create("https://nantes.test"), URI.create("http://owkin.test:8000"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("owkinMSP.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(ran.text()).doesNotContain(secretFor(owkin, "chu-nantesMSP"));
    }

    @Test
    void draws_no_second_time_over_files_that_are_there() throws IOException {
        generate(OWKIN, NANTES);
        String before = Files.readString(folder.resolve("owkinMSP.json"));

        Ran again = generate(OWKIN);

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.text()).contains("is there already: remove it");
        assertThat(folder.resolve("owkinMSP.json")).hasContent(before);
    }

    @Test
    void refuses_what_is_no_node_or_no_url() {
        assertThat(generate("owkinMSP").text()).isEqualTo("generate: not NODE=URL: owkinMSP\n");
        assertThat(generate("owkinMSP=ftp://x").text()).contains("not an http(s) origin: ftp://x");
        assertThat(generate("owkinMSP=http://a b").text()).contains("not an http(s) origin");
        assertThat(generate("owkin MSP=http://x").text()).contains("MSP id");
        assertThat(generate(OWKIN, OWKIN).text()).contains("named twice");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void loads_what_it_has_generated_and_keeps_only_hashes_of_what_it_compares() throws IOException {
        generate(OWKIN, NANTES);
        NodesFile owkin = NodesFile.read(folder.resolve("owkinMSP.json"));

        Ran ran = commander.run(
                "", "nodes", "load", folder.resolve("owkinMSP.json").toString());

        assertThat(ran.code()).isZero();
        assertThat(database.text("select string_agg(n::text, ' ') from incoming_node n"))
                .contains("argon2id")
                .doesNotContain(secretOf(owkin, "chu-nantesMSP"));
        assertThat(commander.run("", "nodes", "list").text()).isEqualTo("""
                chu-nantesMSP\tin\thttps://nantes.test
                owkinMSP\tin\thttp://owkin.test:8000
                """);
        asNode(secretOf(owkin, "chu-nantesMSP"), 200);
    }

    @ParameterizedTest
    @CsvSource({
        "incoming_nodes, fifteen-letters, 'has 15 characters, and needs 16 at least'",
        "outgoing_nodes, fifteen-letters, 'has 15 characters, and needs 16 at least'",
        "incoming_nodes, Change_Me-00000000, is one that everybody knows from an example",
        "outgoing_nodes, Change_Me-00000000, is one that everybody knows from an example"
    })
    void enters_nothing_of_a_file_that_holds_a_secret_easily_guessed(String list, String weak, String why)
            throws IOException {
        Path file = folder.resolve("nodes.json");
        String url = list.startsWith("out") ? ", \"url\": \"http://localhost:8001\"" : "";
        String node = "{\"node_id\": \"%s\", \"secret\": \"%s\"" + url + "}";
        Files.writeString(
                file,
                "{\"%s\": [%s, %s]}"
                        .formatted(
                                list,
                                node.formatted("clbMSP", "sixteen--letters"),
                                node.formatted("chu-nantesMSP", weak)));

        Ran ran = commander.run("", "nodes", "load", file.toString());

        assertThat(ran)
                .isEqualTo(new Ran(
                        1,
                        "load: " + file + ": the secret of node chu-nantesMSP " + why
                                + ": draw one for both sides, as by: openssl rand -hex 32\n"));
        assertThat(commander.run("", "nodes", "list").text()).isEmpty();
    }

    @Test
    void creates_one_pair_with_the_other_sides_file() throws IOException {
        Path file = folder.resolve("for-nantes.json");

        Ran ran = commander.run(
                "", "nodes", "create", "chu-nantesMSP", "--url", "https://nantes.test", "--file", file.toString());

        NodesFile theirs = NodesFile.read(file);
        assertThat(ran.code()).isZero();
        assertThat(theirs.outgoing()).singleElement().satisfies(self -> {
            assertThat(self.id()).isEqualTo(LedgerAtHand.OWKIN);
            assertThat(self.url()).hasToString("http://owkin.test:8000");
        });
        assertThat(theirs.incoming())
                .singleElement()
                .satisfies(self -> assertThat(self.secret())
                        .isEqualTo(Await.result(() -> outgoing.find(LedgerAtHand.NANTES))
                                .secret()));
        asNode(theirs.outgoing().getFirst().secret(), 200);
        assertThat(ran.text())
                .doesNotContain(theirs.outgoing().getFirst().secret())
                .doesNotContain(theirs.incoming().getFirst().secret());
        assertThat(commander
                        .run("", "nodes", "create", "owkinMSP", "--url", "http://x", "--file", "x")
                        .text())
                .contains("owkinMSP is this node");
    }

    @Test
    void a_removed_node_is_out_at_once() throws IOException {
        Path file = folder.resolve("for-nantes.json");
        commander.run(
                "", "nodes", "create", "chu-nantesMSP", "--url", "https://nantes.test", "--file", file.toString());
        String secret = NodesFile.read(file).outgoing().getFirst().secret();
        asNode(secret, 200);

        assertThat(commander.run("", "nodes", "remove", "chu-nantesMSP"))
                .isEqualTo(new Ran(0, "removed node chu-nantesMSP\n"));

        asNode(secret, 401);
        assertThat(commander.run("", "nodes", "list").text()).isEmpty();
        assertThat(commander.run("", "nodes", "remove", "chu-nantesMSP"))
                .isEqualTo(new Ran(1, "remove: there is no node chu-nantesMSP\n"));
        assertThat(commander.run("", "nodes", "remove", "chu nantes").code()).isEqualTo(2);
    }

    @Test
    void every_command_explains_itself() {
        for (String command : List.of("generate", "load", "create", "list", "remove")) {
            assertThat(commander.run("", "nodes", command, "--help"))
                    .matches(ran -> ran.code() == 0 && ran.text().contains("Usage: api-service nodes " + command));
        }
        for (String command : List.of("add", "list", "change-password", "remove", "channel")) {
            assertThat(commander.run("", "users", command, "--help"))
                    .matches(ran -> ran.code() == 0 && ran.text().contains("Usage: api-service users " + command));
        }
        assertThat(commander.run("", "keys", "rotate", "--help").text()).contains("--at-once");
    }

    private Ran generate(String... nodes) {
        var args = new ArrayList<>(List.of("nodes", "generate", "--folder", folder.toString()));
        args.addAll(List.of(nodes));
        return commander.run("", args.toArray(String[]::new));
    }

    private static void asNode(String secret, int status) {
        given().auth()
                .preemptive()
                .basic("chu-nantesMSP", secret)
                .header("Substra-Channel-Name", LedgerAtHand.CHANNEL)
                .when()
                .get("/testing/x/file/")
                .then()
                .statusCode(status);
    }

    private static String secretFor(NodesFile file, String node) {
        return file.outgoing().stream()
                .filter(entry -> entry.id().equals(new OrganisationId(node)))
                .findFirst()
                .orElseThrow()
                .secret();
    }

    private static String secretOf(NodesFile file, String node) {
        return file.incoming().stream()
                .filter(entry -> entry.id().equals(new OrganisationId(node)))
                .findFirst()
                .orElseThrow()
                .secret();
    }
}
