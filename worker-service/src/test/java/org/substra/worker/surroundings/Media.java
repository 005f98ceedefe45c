package org.substra.worker.surroundings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.substra.contract.Key;

/** The api's part of the shared volume, written as the api writes it. */
public final class Media {

    private final Path root;

    Media(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Puts a file into the store; returns its hash. */
    public Key file(byte[] content) {
        Key hash = sha256(content);
        write(path("api/files", hash), content);
        return hash;
    }

    /** Puts an unpacked sample of one file into the store; returns its directory hash. */
    public Key sample(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Key hash = sha256(sha256(bytes).value().getBytes(StandardCharsets.US_ASCII));
        write(path("api/samples", hash).resolve("sample.txt"), bytes);
        return hash;
    }

    /** Where a file of an area lies. */
    public Path path(String area, Key hash) {
        return root.resolve(area).resolve(hash.value().substring(0, 2)).resolve(hash.value());
    }

    public byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A gzipped tar of these entries. */
    public static byte[] archive(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (var entry : entries.entrySet()) {
                byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                var header = new TarArchiveEntry(entry.getKey());
                header.setSize(content.length);
                tar.putArchiveEntry(header);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Key sha256(byte[] content) {
        try {
            return new Key(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void write(Path path, byte[] content) {
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
