package org.substra.api.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that signs JSON web tokens.
 *
 * @param id what its tokens name it by: at random, so that a key that is drawn anew never has an old one's
 */
record SigningKey(String id, SecretKey secret) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 64;
    private static final int ID_BYTES = 8;

    static SigningKey draw() {
        var random = new SecureRandom();
        var id = new byte[ID_BYTES];
        var secret = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new SigningKey(HexFormat.of().formatHex(id), new SecretKeySpec(secret, ALGORITHM));
    }

    static SigningKey of(Row row) {
        byte[] bytes = row.getBuffer("bytes").getBytes();
        return new SigningKey(row.getString("kid"), new SecretKeySpec(bytes, ALGORITHM));
    }

    Buffer buffer() {
        return Buffer.buffer(secret.getEncoded());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
