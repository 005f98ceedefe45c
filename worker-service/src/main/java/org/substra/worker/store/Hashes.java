package org.substra.worker.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import org.substra.contract.Key;

/** The hashes by which the ledger knows files. */
public final class Hashes {

    private static final HexFormat HEX = HexFormat.of();

    private Hashes() {}

    /** SHA-256 of the file's bytes, then the salt's; a link is not followed. */
    public static Key ofFile(Path file, String salt) throws IOException {
        return copy(file, OutputStream.nullOutputStream(), salt);
    }

    /** Copies a file, and hashes on the way: SHA-256 of its bytes, then the salt's. */
    public static Key copy(Path file, OutputStream to, String salt) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file, new OpenOption[] {LinkOption.NOFOLLOW_LINKS});
                var hashing = new DigestInputStream(in, digest)) {
            hashing.transferTo(to);
        }
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        return new Key(HEX.formatHex(digest.digest()));
    }

    /** SHA-256 over the sorted hashes, in hexadecimal, of every file in the tree (spec 1.9). */
    public static Key ofDirectory(Path directory) throws IOException {
        var hashes = new ArrayList<String>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    hashes.add(ofFile(file, "").value());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        MessageDigest digest = sha256();
        hashes.stream().sorted().forEach(hash -> digest.update(hash.getBytes(StandardCharsets.US_ASCII)));
        return new Key(HEX.formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
