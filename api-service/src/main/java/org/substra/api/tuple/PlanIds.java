package org.substra.api.tuple;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.substra.contract.Key;

/** Draws what nobody can guess and nobody else draws: 64 characters a to f and 0 to 9. */
public final class PlanIds {

    private static final int BYTES = 32;

    private PlanIds() {}

    public static Key draw() {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn); // no static one: a native executable would bring its seed along
        return new Key(HexFormat.of().formatHex(drawn));
    }
}
