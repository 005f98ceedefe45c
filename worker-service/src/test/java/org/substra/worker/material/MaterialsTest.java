package org.substra.worker.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Material;
import org.substra.worker.failure.MaterialRefused;
import org.substra.worker.lease.Attempt;
import org.substra.worker.lease.Lease;
import org.substra.worker.lease.Leases;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** What a tuple needs is there, is brought, or cannot be had; and its bytes are what the ledger says. */
@QuarkusTest
class MaterialsTest {

    static Surroundings around;

    @Inject
    Materials materials;

    @Inject
    Leases leases;

    @TempDir
    Path folder;

    @BeforeAll
    static void surround() {
        around = Surroundings.ofTestWorker();
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @Test
    void what_the_store_lacks_is_brought_by_the_api() throws IOException {
        Key algo = around.assets().algo(Programs.writing("x"));
        Path stored = around.media().path("api/files", algo);
        byte[] content = Files.readAllBytes(stored);
        Files.delete(stored);
        around.api().deliver(algo, () -> Media.write(stored, content));

        assertThat(around.run(around.assets().traintuple(algo), TRAINTUPLE)).isEqualTo("done");

        JsonNode asked = around.api().requests().getLast();
        assertThat(asked.get("kind").asText()).isEqualTo("algo");
        assertThat(asked.get("key").asText()).isEqualTo(algo.value());
        assertThat(asked.get("owner").asText()).isEqualTo("owkinMSP");
        assertThat(asked.get("address").asText()).startsWith("http://owkin.test:8000/");
    }

    @Test
    void a_model_fetched_from_elsewhere_is_used() throws IOException {
        Key algo = around.assets().algo(Programs.HONEST);
        Key parent = around.assets().traintuple(algo);
        around.run(parent, TRAINTUPLE);
        Key hash = around.ledger().state(parent).model().hash();
        Files.delete(around.media().path("worker/models", hash));
        around.api()
                .deliver(
                        hash,
                        () -> Media.write(
                                around.media().path("api/models", hash), "trained ".getBytes(StandardCharsets.UTF_8)));

        assertThat(around.run(around.assets().traintuple(algo, parent), TRAINTUPLE))
                .isEqualTo("done");
        assertThat(around.api().requests().getLast().get("salt").asText()).isEqualTo(parent.value());
    }

    @Test
    void what_was_fetched_is_held_and_the_api_told_so() {
        byte[] opener = ("import substratools # " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        Key hash = Media.sha256(opener);
        Path stored = around.media().path("api/fetched", hash);
        Media.write(stored, opener);
        var material = new Material(Material.Kind.OPENER, hash, hash, "", new OrganisationId("owkinMSP"), "", false);
        Lease lease = leases.take(new Attempt("mychannel", hash, 1), Duration.ofSeconds(30))
                .orElseThrow();

        Path holds = around.media().root().resolve("worker/work/holds of " + hash);
        assertThat(holds.toFile().mkdirs()).isTrue();

        Path found =
                materials.resolve(List.of(material), holds, lease).getFirst().path();
        assertThat(stored.toFile().delete()).isTrue();

        assertThat(found).hasBinaryContent(opener).hasParent(holds);
        around.soon(() -> assertThat(around.api().used()).contains(hash));
        leases.release(lease);
    }

    @Test
    void a_tuple_whose_fetched_files_are_removed_while_it_runs_ends_well() {
        Key algo = around.assets().algo(Programs.HONEST + "# and fetched\n");
        Path registered = around.media().path("api/files", algo);
        Path fetched = around.media().path("api/fetched", algo);
        Media.write(fetched, around.media().read(registered));
        assertThat(registered.toFile().delete()).isTrue();
        Key parent = around.assets().traintuple(around.assets().algo(Programs.HONEST));
        Key model = madeElsewhere(parent);
        Key tuple = around.assets().traintuple(algo, parent);

        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(around.api().used()).contains(algo, model));
        assertThat(fetched.toFile().delete()).isTrue();
        assertThat(around.media().path("api/models", model).toFile().delete()).isTrue();

        assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                .isEqualTo("done");
    }

    @Test
    void what_several_nodes_have_is_brought_at_the_same_time() {
        Key algo = around.assets().algo(Programs.HONEST);
        Key[] parents = {
            around.assets().traintuple(algo),
            around.assets().traintuple(around.assets().algo(Programs.writing("x")))
        };
        Key[] models = Stream.of(parents).map(MaterialsTest::madeElsewhere).toArray(Key[]::new);
        around.api().holdUntilAllAreWanted(models);

        assertThat(around.run(around.assets().traintuple(algo, parents), TRAINTUPLE))
                .isEqualTo("done");
    }

    @Test
    void a_changed_model_fails_its_consumer() {
        Key algo = around.assets().algo(Programs.HONEST);
        Key parent = around.assets().traintuple(algo);
        around.run(parent, TRAINTUPLE);
        Key hash = around.ledger().state(parent).model().hash();
        Media.write(around.media().path("worker/models", hash), "changed".getBytes(StandardCharsets.UTF_8));

        assertEnds(around.assets().traintuple(algo, parent), "failed", "peer", "has the hash");
    }

    @Test
    void a_changed_sample_fails_its_consumer() {
        Path sample =
                around.media().path("api/samples", around.assets().sample()).resolve("sample.txt");
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.HONEST));
        byte[] content = around.media().read(sample);
        Media.write(sample, "changed".getBytes(StandardCharsets.UTF_8));

        assertEnds(tuple, "failed", "peer", "has the hash");
        Media.write(sample, content);
    }

    @Test
    void what_is_gone_fails_its_consumer() {
        assertEnds(needing("gone"), "failed", "peer", "(gone)");
    }

    @Test
    void what_the_ledger_calls_gone_is_looked_for_nowhere() {
        Key key = around.assets().sample();
        var cleaned = new Material(Material.Kind.MODEL, key, key, "", new OrganisationId("owkinMSP"), "", true);
        Lease lease = leases.take(new Attempt("mychannel", key, 1), Duration.ofSeconds(30))
                .orElseThrow();

        assertThatThrownBy(() -> materials.resolve(List.of(cleaned), folder, lease))
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining("removed for good");
        leases.release(lease);
    }

    @Test
    void wrong_bytes_at_the_owner_fail_the_consumer() {
        assertEnds(needing("wrong-bytes"), "failed", "peer", "(wrong bytes)");
    }

    @Test
    void what_cannot_be_reached_is_tried_later() {
        assertEnds(needing("unreachable"), "later", "peer", "as the test says");
        assertEnds(needing("forbidden"), "later", "peer", "as the test says");
    }

    @Test
    void an_api_that_works_on_another_volume_is_this_nodes_fault() {
        assertEnds(needing("there"), "later", "node", "MEDIA_ROOT");
    }

    /** Runs a training; answers its model, which only the api can bring now. */
    private static Key madeElsewhere(Key tuple) {
        around.run(tuple, TRAINTUPLE);
        Key hash = around.ledger().state(tuple).model().hash();
        Path stored = around.media().path("worker/models", hash);
        byte[] content = around.media().read(stored);
        assertThat(stored.toFile().delete()).isTrue();
        around.api().deliver(hash, () -> Media.write(around.media().path("api/models", hash), content));
        return hash;
    }

    private static Key needing(String answer) {
        Key algo = around.assets().algo(Programs.writing("x"));
        assertThat(around.media().path("api/files", algo).toFile().delete()).isTrue();
        around.api().answer(algo, answer);
        return around.assets().traintuple(algo);
    }

    private static void assertEnds(Key tuple, String outcome, String category, String reason) {
        assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo(outcome);
        JsonNode told = around.scheduler().finished(tuple, 1);
        assertThat(told.get("category").asText()).isEqualTo(category);
        assertThat(told.get("reason").asText()).contains(reason);
    }
}
