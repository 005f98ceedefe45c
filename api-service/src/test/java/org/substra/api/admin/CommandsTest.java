package org.substra.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.api.admin.Commander.Ran;
import org.substra.api.identity.OutgoingNodes;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;

@QuarkusTest
class CommandsTest {

    private final Commander commander;
    private final OutgoingNodes outgoing;

    CommandsTest(Commander commander, OutgoingNodes outgoing) {
        this.commander = commander;
        this.outgoing = outgoing;
    }

    @Test
    void adds_a_user_once() {
        String name = "user-" + Given.word();

        Ran first = commander.run(People.PASSWORD + "\n", "users", "add", name, "--channel", "mychannel");
        Ran second = commander.run("other password\n", "users", "add", name, "--channel", "mychannel");

        assertThat(first).isEqualTo(new Ran(0, "added user " + name + "\n"));
        assertThat(second).isEqualTo(new Ran(0, "user " + name + " is there already, nothing changed\n"));
        assertThat(People.token(name)).hasSize(40);
    }

    @Test
    void says_what_it_cannot_do() {
        assertThat(commander.run("short\n", "users", "add", "x", "--channel", "mychannel"))
                .isEqualTo(new Ran(1, "add: the password of x needs 9 to 64 characters, not 5\n"));
        assertThat(commander
                        .run("", "users", "add", "x", "--channel", "mychannel")
                        .text())
                .contains("no password: set PASSWORD");
        assertThat(commander.run("", "users", "add", "x", "--channel", "theirs"))
                .isEqualTo(new Ran(1, "add: no channel theirs on this node, only mychannel\n"));
        assertThat(commander.run("", "users", "add", "x"))
                .isEqualTo(commander.run("", "users", "add", "x", "--channel", "mychannel", "--any-channel"))
                .isEqualTo(new Ran(1, "add: name the person's --channel, or else say --any-channel\n"));
        assertThat(commander.run("", "nodes", "load", "/nowhere.json").text())
                .isEqualTo("load: cannot read /nowhere.json\n");
    }

    @Test
    void explains_itself() {
        assertThat(commander.run("", "--help"))
                .matches(ran -> ran.code() == 0 && ran.text().contains("users"));
        assertThat(commander.run("", "users", "add", "--help"))
                .matches(ran -> ran.code() == 0 && ran.text().contains("--channel"));
    }

    @Test
    void loads_nodes_again_and_again(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("nodes.json");
        Files.writeString(file, """
                {"incoming_nodes": [{"node_id": "chu-nantesMSP", "secret": "9a7f0c5e21d84b36"}],
                 "outgoing_nodes": [{"node_id": "chu-nantesMSP", "secret": "04e6b1d2f3a59788", "url": "http://localhost:8001"}]}
                """);

        commander.run("", "nodes", "load", file.toString());
        Ran again = commander.run("", "nodes", "load", file.toString());

        assertThat(again).isEqualTo(new Ran(0, """
                unchanged incoming node chu-nantesMSP
                unchanged outgoing node chu-nantesMSP
                """));
        assertThat(Await.result(() -> outgoing.find(LedgerAtHand.NANTES)).origin())
                .hasToString("http://localhost:8001");
    }

    @Test
    void names_what_is_wrong_with_a_file_of_nodes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("nodes.json");
        Files.writeString(
                file, "{\"outgoing_nodes\": [{\"node_id\": \"chu-nantesMSP\", \"secret\": \"sesame-and-barley\"}]}");

        Ran ran = commander.run("", "nodes", "load", file.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("url of node chu-nantesMSP").doesNotContain("sesame");
    }
}
