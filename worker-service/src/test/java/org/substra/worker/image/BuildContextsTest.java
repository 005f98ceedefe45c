package org.substra.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.substra.worker.failure.ArchiveRefused;
import org.substra.worker.surroundings.Media;

class BuildContextsTest {

    private record Limits(MemorySize size, int entries) implements ArchiveConfig {}

    private final BuildContexts contexts = new BuildContexts(new Limits(new MemorySize(BigInteger.valueOf(1000)), 5));

    @TempDir
    Path folder;

    @Test
    void a_gzipped_tar_becomes_a_context() throws IOException {
        assertThat(convert(Media.archive(Map.of("./Dockerfile", "FROM x", "src/a.py", "a"))))
                .hasSize(2);
    }

    @Test
    void a_zip_becomes_a_context() throws IOException {
        assertThat(convert(zip("Dockerfile", "src/a.py"))).containsExactly("Dockerfile", "src/a.py");
    }

    @Test
    void a_tar_in_another_compression_becomes_a_context() throws IOException {
        Path archive = folder.resolve("archive");
        try (OutputStream xz = new XZCompressorOutputStream(Files.newOutputStream(archive));
                var tar = new TarArchiveOutputStream(xz)) {
            put(tar, new TarArchiveEntry("Dockerfile"), "FROM x");
        }

        assertThat(convert(archive)).containsExactly("Dockerfile");
    }

    @Test
    void a_zip_that_another_program_made_becomes_a_context() throws IOException {
        Path archive = folder.resolve("archive");
        try (var zip = new ZipArchiveOutputStream(archive)) {
            put(zip, "Dockerfile", ZipMethod.STORED, UnixStat.DEFAULT_FILE_PERM, "FROM x");
            put(zip, "link", ZipMethod.DEFLATED, UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM, "Dockerfile");
        }

        assertThat(convert(archive)).containsExactly("Dockerfile", "link");
    }

    @Test
    void a_link_of_a_zip_that_leads_out_is_refused() throws IOException {
        Path archive = folder.resolve("archive");
        try (var zip = new ZipArchiveOutputStream(archive)) {
            put(zip, "link", ZipMethod.DEFLATED, UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM, "../x");
        }

        assertThatThrownBy(() -> convert(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("leads out");
    }

    /** Zstandard, whose decoder is not here, and XZ, which would take as much memory as the archive says. */
    @ParameterizedTest
    @EnumSource(names = {"ZSTD", "XZ"})
    void a_zip_that_is_compressed_otherwise_is_refused(ZipMethod method) throws IOException {
        Path archive = folder.resolve("archive");
        try (var zip = new ZipArchiveOutputStream(archive)) {
            var entry = new ZipArchiveEntry("Dockerfile");
            entry.setMethod(method.getCode());
            entry.setSize(1);
            entry.setCompressedSize(1);
            entry.setCrc(0);
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(new byte[1]));
        }

        assertThatThrownBy(() -> convert(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("entry Dockerfile");
    }

    @Test
    void without_a_dockerfile_there_is_no_context() {
        assertRefused(Media.archive(Map.of("docker/Dockerfile", "FROM x")), "no Dockerfile");
    }

    @Test
    void an_entry_that_climbs_out_is_refused() throws IOException {
        assertRefused(zip("Dockerfile", "../../etc/cron.d/x"), "leads out of the archive");
    }

    @Test
    void a_device_is_refused() throws IOException {
        Path archive = folder.resolve("archive");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            put(tar, new TarArchiveEntry("Dockerfile"), "FROM x");
            put(tar, new TarArchiveEntry("disk", TarConstants.LF_BLK), "");
        }

        assertThatThrownBy(() -> convert(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("disk");
    }

    @Test
    void a_bomb_is_refused() {
        assertRefused(Media.archive(Map.of("Dockerfile", "FROM x", "big", "0".repeat(2000))), "1000 bytes");
    }

    @Test
    void a_broken_archive_is_refused() {
        byte[] whole = Media.archive(Map.of("Dockerfile", "FROM x"));

        assertRefused(Arrays.copyOf(whole, whole.length / 2), "cannot be read");
    }

    @Test
    void what_is_no_archive_is_refused() {
        assertRefused("this is no archive".getBytes(StandardCharsets.UTF_8), "");
    }

    private void assertRefused(byte[] archive, String message) {
        assertThatThrownBy(() -> convert(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining(message);
    }

    private List<String> convert(byte[] archive) throws IOException {
        return convert(Files.write(folder.resolve("archive"), archive));
    }

    private List<String> convert(Path archive) throws IOException {
        Path context = folder.resolve("context");
        contexts.convert(archive, context);
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(Files.readAllBytes(context)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String content) throws IOException {
        entry.setSize(content.length());
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(StandardCharsets.US_ASCII));
        tar.closeArchiveEntry();
    }

    private static void put(ZipArchiveOutputStream zip, String name, ZipMethod method, int mode, String content)
            throws IOException {
        var entry = new ZipArchiveEntry(name);
        entry.setMethod(method.getCode());
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(content.getBytes(StandardCharsets.US_ASCII));
        zip.closeArchiveEntry();
    }

    private byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }
}
