package org.substra.api.datasample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.store.AssetStore;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;

@QuarkusTest
class ServerSamplesTest {

    private static final Path SERVER = Path.of("target/servermedias").toAbsolutePath();
    private static final Path OTHER = Path.of("target/more-servermedias").toAbsolutePath();

    private final People people;
    private final AssetStore store;
    private String manager = "";

    ServerSamplesTest(People people, AssetStore store) {
        this.people = people;
        this.store = store;
    }

    @BeforeEach
    void register_a_data_manager() {
        manager = Uploads.dataManager(
                        people.someone(),
                        Uploads.text("import " + Given.word()),
                        "{\"name\":\"d\",\"type\":\"t\",\"permissions\":{\"public\":true,\"authorized_ids\":[]}}")
                .statusCode(201)
                .extract()
                .path("key");
    }

    @Test
    void registers_one_as_if_it_were_uploaded() throws IOException {
        String word = Given.word();
        Path folder = SERVER.resolve(Given.word());
        write(folder.resolve("deeper/.hidden"), word);

        register(Map.of("path", folder.toString()))
                .statusCode(201)
                .body("", equalTo(List.of(Map.of("key", Uploads.sampleKey(word)))));
        write(folder.resolve("deeper/.hidden"), "changed later");

        Path kept = store.sample(new Key(Uploads.sampleKey(word))).orElseThrow();
        assertThat(kept.resolve("deeper/.hidden")).hasContent(word);
        Uploads.sample(people.someone(), Uploads.data(word), "{\"data_manager_keys\":[\"" + manager + "\"]}")
                .statusCode(409)
                .body("key", equalTo(List.of(Uploads.sampleKey(word))));
    }

    @Test
    void registers_many_from_all_configured_folders() throws IOException {
        String one = Given.word();
        String two = Given.word();
        Path first = SERVER.resolve(Given.word());
        Path second = OTHER.resolve(Given.word());
        write(first.resolve("x.csv"), one);
        write(second.resolve("y.csv"), two);

        register(Map.of("paths", List.of(first.toString(), second + "/")))
                .statusCode(201)
                .body("key", equalTo(List.of(Uploads.sampleKey(one), Uploads.sampleKey(two))));
    }

    @Test
    void registers_all_folders_in_one() throws IOException {
        String one = Given.word();
        String two = Given.word();
        Path parent = SERVER.resolve(Given.word());
        write(parent.resolve("a/x.csv"), one);
        write(parent.resolve("b/y.csv"), two);
        write(parent.resolve("no folder"), "left out");

        register(Map.of("path", parent.toString(), "multiple", true))
                .statusCode(201)
                .body("key", equalTo(List.of(Uploads.sampleKey(one), Uploads.sampleKey(two))));
        register(Map.of("paths", List.of(parent.resolve("a").toString()), "multiple", true))
                .statusCode(400)
                .body("message", containsString("No data sample directories"));
    }

    @Test
    void reads_nothing_else_of_the_server() throws IOException {
        Path folder = SERVER.resolve(Given.word());
        write(folder.resolve("x.csv"), Given.word());
        Path outwards = link(SERVER.resolve(Given.word()), Path.of("/etc"));
        Path inwards = link(SERVER.resolve(Given.word()), folder);

        for (String path : List.of(
                "/etc",
                "relative",
                "",
                outwards.toString(),
                inwards.toString(),
                SERVER + "/../../src",
                folder + "/../" + folder.getFileName(),
                folder.resolve("x.csv").toString(),
                folder.resolve("nothing").toString(),
                "\0")) {
            register(Map.of("path", path)).statusCode(400).body("message", containsString("Invalid path"));
        }
    }

    @Test
    void follows_links_to_files_inside_only() throws IOException {
        String word = Given.word();
        Path inside = SERVER.resolve(Given.word());
        write(inside.resolve("x.csv"), word);
        link(inside.resolve("same.csv"), inside.resolve("x.csv"));
        link(inside.resolve("folder"), Path.of("/etc"));
        Path outside = SERVER.resolve(Given.word());
        write(outside.resolve("x.csv"), Given.word());
        link(outside.resolve("passwd"), Path.of("/etc/passwd"));
        Path nowhere = SERVER.resolve(Given.word());
        write(nowhere.resolve("x.csv"), Given.word());
        link(nowhere.resolve("lost"), nowhere.resolve("removed"));

        String key = register(Map.of("path", inside.toString()))
                .statusCode(201)
                .extract()
                .path("[0].key");
        register(Map.of("path", outside.toString()))
                .statusCode(400)
                .body("message", containsString("leads out of it: " + outside.resolve("passwd")));
        register(Map.of("path", nowhere.toString()))
                .statusCode(400)
                .body("message", containsString("cannot read " + nowhere.resolve("lost")));

        Path kept = store.sample(new Key(key)).orElseThrow();
        assertThat(kept.resolve("same.csv")).isRegularFile().hasContent(word);
        assertThat(kept.resolve("folder")).doesNotExist();
    }

    @Test
    void wants_one_kind_of_path_and_something_there() throws IOException {
        Path empty = SERVER.resolve(Given.word());
        Files.createDirectories(empty);

        register(Map.of()).statusCode(400).body("message", containsString("one of them is required"));
        register(Map.of("path", "/x", "paths", List.of("/y")))
                .statusCode(400)
                .body("message", containsString("Cannot use path and paths together"));
        register(Map.of("path", empty.toString())).statusCode(400).body("message", containsString("no file"));
    }

    private ValidatableResponse register(Map<String, ?> where) {
        var body = new HashMap<String, Object>(where);
        body.put("data_manager_keys", List.of(manager));
        return people.someone()
                .contentType("application/json")
                .body(body)
                .when()
                .post("/data_sample/")
                .then();
    }

    private static Path link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, target);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
