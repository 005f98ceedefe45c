package org.substra.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.substra.api.files.FileAnswer.Outcome;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.contract.Json;
import org.substra.contract.Key;

/** What workers tell of fetched files decides which of them go first. */
@QuarkusTest
class FilesConsumerTest {

    private static final Path GOLDEN = Path.of("../docs/messages");

    private final FilesConsumer consumer;
    private final WorkerFiles files;
    private final Database database;
    private final Path media;

    FilesConsumerTest(
            FilesConsumer consumer,
            WorkerFiles files,
            Database database,
            @ConfigProperty(name = "substra.store.root") Path media) {
        this.consumer = consumer;
        this.files = files;
        this.database = database;
        this.media = media;
    }

    @Test
    void reads_what_workers_send() throws IOException {
        assertThat(read("file-wanted")).isInstanceOf(FileWanted.class);
        assertThat(read("files-used")).isInstanceOf(FilesUsed.class);
    }

    @Test
    void a_note_of_use_renews_the_files() throws IOException {
        List<Key> hashes = ((FilesUsed) read("files-used")).hashes();
        hashes.forEach(this::unusedForLong);

        consumer.on(Message.of(golden("files-used"))).toCompletableFuture().join();

        assertThat(hashes).hasSize(2).allMatch(this::isUsed);
    }

    @Test
    void whoever_is_told_that_a_file_is_there_has_time_to_come_for_it() throws IOException {
        var wanted = (FileWanted) read("file-wanted");
        String hash = wanted.hash().value();
        Path model = media.resolve("api/models").resolve(hash.substring(0, 2)).resolve(hash);
        unusedForLong(wanted.hash());
        Files.createDirectories(model.getParent());
        Files.write(model, "a model".getBytes(StandardCharsets.UTF_8));

        FileAnswer answer = Await.result(() -> files.bring(wanted));

        assertThat(answer.outcome()).isEqualTo(Outcome.THERE);
        assertThat(isUsed(wanted.hash())).isTrue();
        Files.delete(model);
    }

    private void unusedForLong(Key hash) {
        database.run(
                "insert into fetched_file (hash, area, size, used_at) values ('" + hash
                        + "', 'model', 7, now() - interval '1 day') on conflict (hash, area) do update set used_at = excluded.used_at");
    }

    private boolean isUsed(Key hash) {
        return database.text("select (used_at > now() - interval '1 minute')::text from fetched_file where hash = '"
                        + hash + "'")
                .equals("true");
    }

    private static WorkerMessage read(String type) throws IOException {
        return Json.read(golden(type), WorkerMessage.class);
    }

    private static byte[] golden(String type) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(type + ".json"));
    }
}
