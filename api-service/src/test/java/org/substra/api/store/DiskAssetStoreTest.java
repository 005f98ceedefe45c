package org.substra.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.api.error.StoreFull;
import org.substra.contract.Key;

class DiskAssetStoreTest {

    /** SHA-256 of "abc" (FIPS 180-2), and of its hexadecimal form. */
    private static final Key ABC = new Key("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    @TempDir
    private Path root;

    private AssetStore store;

    @BeforeEach
    void open() {
        store = TestStores.in(root);
    }

    @Test
    void keeps_a_file_under_its_hash_for_everybody_to_read() throws IOException {
        try (Draft draft = store.draft()) {
            write(draft, "ab");
            write(draft, "c");
            assertThat(store.keepFile(draft)).isEqualTo(ABC);
        }

        Path kept = store.file(ABC).orElseThrow();
        assertThat(kept).hasContent("abc").isEqualTo(root.resolve("api/fetched/ba/" + ABC));
        assertThat(Files.getPosixFilePermissions(kept).toString()).contains("OTHERS_READ");
        assertThat(unfinished()).isZero();
    }

    @Test
    void hashes_a_model_with_its_salt() throws IOException {
        try (Draft draft = store.draft()) {
            write(draft, "a");
            assertThat(store.keepModel(draft, "bc")).isEqualTo(ABC);
        }

        assertThat(store.fetchedModel(ABC).orElseThrow()).hasContent("a");
        assertThat(store.file(ABC)).isEmpty();
        assertThat(store.ownModel(ABC)).isEmpty();
    }

    @Test
    void what_is_not_kept_leaves_nothing() throws IOException {
        try (Draft draft = store.draft()) {
            write(draft, "abc");
        }
        store.sampleDraft().close();

        assertThat(store.file(ABC)).isEmpty();
        assertThat(unfinished()).isZero();
    }

    @Test
    void finding_the_bytes_present_renews_their_age() throws IOException {
        store.take(Files.writeString(root.resolve("one"), "abc"), ABC);
        Path kept = store.file(ABC).orElseThrow();
        Instant longAgo = Instant.now().minusSeconds(100_000);
        Files.setLastModifiedTime(kept, FileTime.from(longAgo));

        store.take(Files.writeString(root.resolve("other"), "abc"), ABC);

        assertThat(Files.getLastModifiedTime(kept).toInstant()).isAfter(longAgo.plusSeconds(1));
    }

    @Test
    void moves_a_file_under_its_hash() throws IOException {
        Path upload = Files.writeString(root.resolve("upload"), "abc");

        assertThat(store.hash(upload)).isEqualTo(ABC);
        store.take(upload, ABC);

        assertThat(store.file(ABC).orElseThrow()).hasContent("abc");
        assertThat(upload).doesNotExist();
        Path large = Files.writeString(root.resolve("large"), "x".repeat(1001));
        assertThatThrownBy(() -> store.hash(large)).isInstanceOf(StoreRefusal.class);
    }

    @Test
    void a_draft_may_begin_anew() throws IOException {
        try (Draft draft = store.draft()) {
            write(draft, "something else");
            draft.restart();
            write(draft, "abc");
            assertThat(draft.size()).isEqualTo(3);
            assertThat(store.keepFile(draft)).isEqualTo(ABC);
        }

        assertThat(store.file(ABC).orElseThrow()).hasContent("abc");
    }

    @Test
    void refuses_a_file_that_is_too_large() throws IOException {
        try (Draft draft = store.draft()) {
            write(draft, "x".repeat(1000));
            assertThatThrownBy(() -> write(draft, "x"))
                    .isInstanceOf(StoreRefusal.class)
                    .hasMessageContaining("larger than 1000 bytes");
        }

        assertThat(unfinished()).isZero();
    }

    @Test
    void refuses_everything_when_the_volume_is_nearly_full() {
        var full = new DiskAssetStore(new TestStores(root, 1000, Long.MAX_VALUE));

        assertThatThrownBy(full::draft).isInstanceOf(StoreFull.class).hasMessageContaining("has to make room");
        assertThatThrownBy(full::sampleDraft).isInstanceOf(StoreFull.class);
    }

    @Test
    void keeps_a_sample_under_its_directory_hash_whatever_its_names() throws IOException {
        Key first = sample("x.csv", "deeper/y.csv");
        Key second = sample("1", "2/3/.4");

        assertThat(second).isEqualTo(first);
        assertThat(store.sample(first).orElseThrow()).isDirectory();
        assertThat(store.sample(first).orElseThrow().resolve("x.csv")).hasContent("abc");
        assertThat(unfinished()).isZero();
    }

    @Test
    void hashes_a_directory_by_the_sorted_hashes_of_its_files() throws IOException {
        // printf ba78…15ad | sha256sum
        try (SampleDraft draft = store.sampleDraft()) {
            Files.writeString(draft.folder().resolve("any"), "abc");
            assertThat(draft.key()).hasToString("dfe7a23fefeea519e9bbfdd1a6be94c4b2e4529dd6b7cbea83f9959c2621b13c");
        }
    }

    @Test
    void refuses_an_empty_sample() throws IOException {
        try (SampleDraft draft = store.sampleDraft()) {
            Files.createDirectory(draft.folder().resolve("empty"));
            assertThatThrownBy(draft::key).isInstanceOf(StoreRefusal.class).hasMessageContaining("no file");
        }
    }

    @Test
    void many_writers_of_the_same_sample_all_succeed() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var keys = threads.invokeAll(Collections.<Callable<Key>>nCopies(8, () -> sample("x", "y")));
            for (var key : keys) {
                assertThat(store.sample(key.get())).isPresent();
            }
        }

        assertThat(unfinished()).isZero();
    }

    @Test
    void removes_what_was_left_unfinished_long_ago() throws IOException {
        Draft young = store.draft();
        SampleDraft old = store.sampleDraft();
        Files.writeString(old.folder().resolve("file"), "abc");
        Files.setLastModifiedTime(old.folder(), FileTime.from(Instant.now().minusSeconds(3700)));

        int removed =
                new Leftovers(new TestStores(root, 1000, 0), new DiskWork(Executors.newCachedThreadPool())).sweep();

        assertThat(removed).isEqualTo(1);
        assertThat(unfinished()).isEqualTo(1);
        young.close();
    }

    private Key sample(String first, String second) throws IOException {
        try (SampleDraft draft = store.sampleDraft()) {
            Files.writeString(draft.folder().resolve(first), "abc");
            Path other = draft.folder().resolve(second);
            Files.createDirectories(other.getParent());
            Files.writeString(other, "def");
            Key key = draft.key();
            store.keepSample(draft, key);
            return key;
        }
    }

    private long unfinished() throws IOException {
        try (var files = Files.list(root.resolve("api/tmp"))) {
            return files.count();
        }
    }

    private static void write(Draft draft, String text) throws IOException {
        draft.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
