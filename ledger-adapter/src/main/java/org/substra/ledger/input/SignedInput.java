package org.substra.ledger.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Json;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * An input and its organisation's Ed25519 signature over the input's canonical bytes. Its own
 * canonical bytes are an entry of the log.
 */
@RegisterForReflection
public record SignedInput(Input input, byte[] signature) {

    /** The size of a signed input, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    public SignedInput {
        Limits.present("input", input);
        Limits.present("signature", signature);
    }

    /**
     * Reads an entry of the log that anybody may have written.
     *
     * @throws Refusal (invalid) when the bytes are not exactly a signed input
     */
    public static SignedInput read(byte[] entry) {
        if (entry.length > MAX_BYTES) {
            throw Refusal.invalid("an input has at most " + MAX_BYTES + " bytes, not " + entry.length);
        }
        return Json.readCanonical(entry, SignedInput.class);
    }
}
