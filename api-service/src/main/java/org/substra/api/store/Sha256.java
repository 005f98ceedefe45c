package org.substra.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.substra.contract.Key;

/** The one hash by which files are known. */
final class Sha256 {

    private static final int CHUNK = 1 << 16;

    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }

    /** The hash of what the digest has seen and the salt; the digest may go on. */
    static Key finish(MessageDigest digest, String salt) {
        try {
            var copy = (MessageDigest) digest.clone();
            copy.update(salt.getBytes(StandardCharsets.UTF_8));
            return new Key(HexFormat.of().formatHex(copy.digest()));
        } catch (CloneNotSupportedException bug) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", bug);
        }
    }

    static Key of(Path file) throws IOException {
        MessageDigest digest = start();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return finish(digest, "");
    }
}
