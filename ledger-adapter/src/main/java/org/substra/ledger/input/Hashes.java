package org.substra.ledger.input;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.substra.contract.Key;

/** SHA-256, alone and chained. */
public final class Hashes {

    /** What the first link of a chain is tied to. */
    public static final Key NOTHING = new Key("0".repeat(64));

    private Hashes() {}

    public static Key of(byte[] bytes) {
        return key(sha256().digest(bytes));
    }

    /** The next link: the hash of the link before and the hash of what is added. */
    public static Key chain(Key before, Key added) {
        MessageDigest sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(before.value()));
        return key(sha256.digest(HexFormat.of().parseHex(added.value())));
    }

    private static Key key(byte[] hash) {
        return new Key(HexFormat.of().formatHex(hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every Java has SHA-256", bug);
        }
    }
}
